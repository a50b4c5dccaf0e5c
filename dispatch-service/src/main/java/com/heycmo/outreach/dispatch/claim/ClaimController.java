package com.heycmo.outreach.dispatch.claim;

import com.heycmo.outreach.access.caller.Device;
import com.heycmo.outreach.policy.Reason;
import com.heycmo.outreach.policy.ReasonCode;
import com.heycmo.outreach.problems.ProblemException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/linkedin/queue/{customerId}/next")
class ClaimController {

    private static final int MAX_KEY_LENGTH = 64;

    private final ClaimService claims;

    ClaimController(ClaimService claims) {
        this.claims = claims;
    }

    @RequestMapping(method = {RequestMethod.GET, RequestMethod.POST})
    ResponseEntity<ClaimAnswer> next(
            @PathVariable UUID customerId,
            @AuthenticationPrincipal Device device,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey) {
        requireUsable(idempotencyKey);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(claims.claimNextJob(customerId, device.id(), idempotencyKey));
    }

    /** Declared, or the framework would serve it by claiming a job that nobody gets to see. */
    @RequestMapping(method = RequestMethod.HEAD)
    void refuseHead() throws HttpRequestMethodNotSupportedException {
        throw new HttpRequestMethodNotSupportedException("HEAD", List.of("GET", "POST"));
    }

    private static void requireUsable(@Nullable String key) {
        if (key == null) {
            return;
        }
        if (key.length() > MAX_KEY_LENGTH) {
            throw refusal(ReasonCode.FIELD_TOO_LONG, "Idempotency-Key has more than 64 characters.");
        }
        if (key.isBlank()) {
            throw refusal(ReasonCode.MALFORMED, "Idempotency-Key is blank.");
        }
        if (key.indexOf('\0') >= 0) {
            throw refusal(ReasonCode.TEXT_NOT_STORABLE, "Idempotency-Key contains NUL.");
        }
    }

    private static ProblemException refusal(ReasonCode code, String message) {
        return ProblemException.validationFailed(List.of(Reason.of(code, message)));
    }
}
