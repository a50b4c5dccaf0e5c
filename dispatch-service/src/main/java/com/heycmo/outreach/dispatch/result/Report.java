package com.heycmo.outreach.dispatch.result;

import com.heycmo.outreach.policy.FailureCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An extension's report, with storable values.
 *
 * @param claimToken as received; need not be a token
 * @param errorMessage at most 500 UTF-16 code units
 * @param failureCode null with a success, and if none was given
 * @param sentBodySha256 64 hex digits
 * @param warnings one sentence for each value that was not stored
 */
record Report(
        boolean success,
        @Nullable String claimToken,
        @Nullable String resultUrl,
        @Nullable String errorMessage,
        @Nullable FailureCode failureCode,
        @Nullable String sentBodySha256,
        List<String> warnings) {

    /** Of a draft whose person was erased. */
    Report withoutTexts() {
        return new Report(success, claimToken, null, null, failureCode, sentBodySha256, warnings);
    }
}
