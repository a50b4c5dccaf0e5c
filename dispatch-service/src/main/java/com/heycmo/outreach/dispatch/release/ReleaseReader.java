package com.heycmo.outreach.dispatch.release;

import com.heycmo.outreach.dispatch.job.JobJson;
import com.heycmo.outreach.dispatch.job.TextSanitizer;
import com.heycmo.outreach.policy.FailureCode;
import com.heycmo.outreach.policy.OutreachPolicy;
import com.heycmo.outreach.policy.Reason;
import com.heycmo.outreach.policy.ReasonCode;
import com.heycmo.outreach.policy.StrictInstant;
import com.heycmo.outreach.problems.ProblemException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a release. */
final class ReleaseReader {

    private ReleaseReader() {}

    /** @throws ProblemException 400 if the token or the code is missing, or if a job cannot be given back with this code */
    static Release read(byte[] body) {
        JobJson json = JobJson.parse(body);
        String detail = json.text("detail");
        return new Release(
                json.requiredText("claimToken"),
                code(json.text("failureCode")),
                retryAt(json.text("retryAt")),
                detail == null ? null : TextSanitizer.of(detail, OutreachPolicy.MAX_DETAIL_LENGTH));
    }

    private static FailureCode code(@Nullable String text) {
        if (text == null) {
            throw invalidCode("failureCode is required.");
        }
        FailureCode code = FailureCode.ofWireName(text);
        if (!code.mayBeReleased()) {
            throw invalidCode(code.wireName() + " ends the job: report it as a result.");
        }
        return code;
    }

    private static @Nullable Instant retryAt(@Nullable String text) {
        return text == null
                ? null
                : StrictInstant.parse(text)
                        .orElseThrow(() -> ProblemException.malformed("retryAt is not a time in ISO 8601."));
    }

    private static ProblemException invalidCode(String message) {
        return ProblemException.validationFailed(List.of(Reason.of(ReasonCode.FAILURE_CODE_INVALID, message)));
    }
}
