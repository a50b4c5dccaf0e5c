package com.heycmo.outreach.dispatch.result;

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
@RequestMapping(path = "/api/linkedin/queue/{customerId}/{id}/result", produces = MediaType.APPLICATION_JSON_VALUE)
class ResultController {

    private final Results results;

    ResultController(Results results) {
        this.results = results;
    }

    /** Takes bytes, so that invalid UTF-8 does not reject the result. */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResultAnswer result(
            @PathVariable UUID customerId,
            @PathVariable UUID id,
            @AuthenticationPrincipal Device device,
            @RequestBody byte[] body) {
        return results.take(customerId, id, device.id(), ReportReader.read(body));
    }
}
