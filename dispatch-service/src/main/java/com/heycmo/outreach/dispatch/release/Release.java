package com.heycmo.outreach.dispatch.release;

import com.heycmo.outreach.policy.FailureCode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job that an extension gives back.
 *
 * @param claimToken as received; need not be a token
 * @param retryAt when the extension asks to get the job again; null for the code's default
 * @param detail storable, at most 200 UTF-16 code units
 */
record Release(
        String claimToken,
        FailureCode code,
        @Nullable Instant retryAt,
        @Nullable String detail) {

    /** Of a draft whose person was erased. */
    Release withoutDetail() {
        return new Release(claimToken, code, retryAt, null);
    }

    /** The code and the detail, for people. */
    String reason() {
        return detail == null ? code.wireName() : code.wireName() + ": " + detail;
    }
}
