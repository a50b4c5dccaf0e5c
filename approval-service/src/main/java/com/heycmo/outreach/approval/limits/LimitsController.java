package com.heycmo.outreach.approval.limits;

import com.heycmo.outreach.access.caller.Person;
import com.heycmo.outreach.limits.Limits;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/linkedin/limits/{customerId}", produces = MediaType.APPLICATION_JSON_VALUE)
class LimitsController {

    private final LimitsService limits;

    LimitsController(LimitsService limits) {
        this.limits = limits;
    }

    @GetMapping
    Limits get(@PathVariable UUID customerId) {
        return limits.of(customerId);
    }

    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    Limits put(
            @AuthenticationPrincipal Person by,
            @PathVariable UUID customerId,
            @RequestBody(required = false) byte @Nullable [] json) {
        return limits.change(by, customerId, json == null ? new byte[0] : json);
    }

    @DeleteMapping("/holds/{action}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void liftHold(@AuthenticationPrincipal Person by, @PathVariable UUID customerId, @PathVariable String action) {
        limits.liftHold(by, customerId, action);
    }
}
