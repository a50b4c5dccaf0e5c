package com.heycmo.outreach.dispatch.claim;

import com.heycmo.outreach.access.caller.Device;
import com.heycmo.outreach.policy.Reason;
import com.heycmo.outreach.policy.ReasonCode;
import com.heycmo.outreach.problems.ProblemException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/linkedin/queue/{customerId}/next", produces = MediaType.APPLICATION_JSON_VALUE)
class ClaimController {

    private static final int MAX_KEY_LENGTH = 64;

    private final ClaimService claims;

    ClaimController(ClaimService claims) {
        this.claims = claims;
    }

    @RequestMapping(method = {RequestMethod.GET, RequestMethod.POST})
    ClaimResult.ClaimAnswer next(
            @PathVariable UUID customerId,
            @AuthenticationPrincipal Device device,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey) {
        validateKey(idempotencyKey);
        return claims.claimNextJob(customerId, device.id(), idempotencyKey);
    }

    /** Without this method, Spring would answer HEAD by running the claim. */
    @RequestMapping(method = RequestMethod.HEAD)
    void rejectHead() throws HttpRequestMethodNotSupportedException {
        throw new HttpRequestMethodNotSupportedException("HEAD", List.of("GET", "POST"));
    }

    private static void validateKey(@Nullable String key) {
        if (key == null) {
            return;
        }
        if (key.length() > MAX_KEY_LENGTH) {
            throw invalidKey(
                    ReasonCode.FIELD_TOO_LONG,
                    "Idempotency-Key has more than %d characters.".formatted(MAX_KEY_LENGTH));
        }
        if (key.isBlank()) {
            throw invalidKey(ReasonCode.MALFORMED, "Idempotency-Key is blank.");
        }
        if (key.indexOf('\0') >= 0) {
            throw invalidKey(ReasonCode.TEXT_NOT_STORABLE, "Idempotency-Key contains NUL.");
        }
    }

    private static ProblemException invalidKey(ReasonCode code, String message) {
        return ProblemException.validationFailed(List.of(Reason.of(code, message)));
    }
}
