package com.heycmo.outreach.approval.pause;

import com.heycmo.outreach.access.caller.Person;
import com.heycmo.outreach.approval.usage.Usage;
import com.heycmo.outreach.approval.usage.Usages;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/linkedin/queue/{customerId}", produces = MediaType.APPLICATION_JSON_VALUE)
class PauseController {

    private final Pauses pauses;
    private final Usages usages;

    PauseController(Pauses pauses, Usages usages) {
        this.pauses = pauses;
        this.usages = usages;
    }

    @PostMapping("/pause")
    Usage pause(@AuthenticationPrincipal Person by, @PathVariable UUID customerId) {
        pauses.pause(by, customerId);
        return usages.of(customerId);
    }

    @PostMapping("/resume")
    Usage resume(@AuthenticationPrincipal Person by, @PathVariable UUID customerId) {
        pauses.resume(by, customerId);
        return usages.of(customerId);
    }
}
