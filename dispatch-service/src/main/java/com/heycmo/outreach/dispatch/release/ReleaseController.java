package com.heycmo.outreach.dispatch.release;

import com.heycmo.outreach.access.caller.Device;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/linkedin/queue/{customerId}/{id}/release", produces = MediaType.APPLICATION_JSON_VALUE)
class ReleaseController {

    private final Releases releases;

    ReleaseController(Releases releases) {
        this.releases = releases;
    }

    /** Takes bytes, so that invalid UTF-8 does not reject the release. */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ReleaseAnswer release(
            @PathVariable UUID customerId,
            @PathVariable UUID id,
            @AuthenticationPrincipal Device device,
            @RequestBody byte[] body) {
        return releases.take(customerId, id, device.id(), ReleaseReader.read(body));
    }
}
