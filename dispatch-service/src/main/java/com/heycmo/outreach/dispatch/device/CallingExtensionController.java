package com.heycmo.outreach.dispatch.device;

import com.heycmo.outreach.access.caller.Device;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/linkedin/extension", produces = MediaType.APPLICATION_JSON_VALUE)
class CallingExtensionController {

    private final CallingExtensions extensions;

    CallingExtensionController(CallingExtensions extensions) {
        this.extensions = extensions;
    }

    @GetMapping
    ExtensionInfo info(@AuthenticationPrincipal Device device) {
        return extensions.info(device);
    }

    @PutMapping(path = "/state", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Void> state(@AuthenticationPrincipal Device device, @RequestBody byte[] body) {
        extensions.save(device, StateReader.read(body));
        return ResponseEntity.noContent().build();
    }
}
