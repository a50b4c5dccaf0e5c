package com.heycmo.outreach.dispatch.result;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an extension reports, made storable.
 *
 * @param claimToken as it was written; need not be a token at all
 * @param errorMessage at most 500 UTF-16 code units
 * @param sentBodySha256 64 hex digits
 * @param warnings a sentence for each thing that was not stored
 */
record Report(
        boolean success,
        @Nullable String claimToken,
        @Nullable String resultUrl,
        @Nullable String errorMessage,
        @Nullable String sentBodySha256,
        List<String> warnings) {}
