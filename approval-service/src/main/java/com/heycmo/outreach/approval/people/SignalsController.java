package com.heycmo.outreach.approval.people;

import com.heycmo.outreach.access.caller.Caller;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/linkedin/prospects/{customerId}/signals", produces = MediaType.APPLICATION_JSON_VALUE)
class SignalsController {

    private final Signals signals;

    SignalsController(Signals signals) {
        this.signals = signals;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void record(
            @AuthenticationPrincipal Caller by, @PathVariable UUID customerId, @RequestBody SignalReport.Json report) {
        signals.record(by, customerId, SignalReport.read(report));
    }
}
