package com.heycmo.outreach.dispatch.result;

import com.heycmo.outreach.dispatch.job.JobJson;
import com.heycmo.outreach.dispatch.job.TextSanitizer;
import com.heycmo.outreach.policy.FailureCode;
import com.heycmo.outreach.policy.LinkedInUrl;
import com.heycmo.outreach.problems.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a report. Only {@code success} must be valid. */
final class ReportReader {

    private static final int MAX_ERROR_LENGTH = 500;

    private static final Pattern SHA256 = Pattern.compile("[0-9a-fA-F]{64}");

    private ReportReader() {}

    /** @throws ProblemException 400 if the body is not a JSON object with a boolean {@code success} */
    static Report read(byte[] body) {
        JobJson json = JobJson.parse(body);
        boolean success = json.requiredBoolean("success");
        List<String> warnings = new ArrayList<>();
        String errorMessage = json.text("errorMessage");
        String failureCode = success ? null : json.text("failureCode");
        return new Report(
                success,
                json.text("claimToken"),
                resultUrl(json.text("resultUrl"), warnings),
                errorMessage == null ? null : TextSanitizer.of(errorMessage, MAX_ERROR_LENGTH),
                failureCode == null ? null : FailureCode.ofWireName(failureCode),
                sentBodySha256(json.text("sentBodySha256"), warnings),
                warnings);
    }

    private static @Nullable String resultUrl(@Nullable String url, List<String> warnings) {
        Optional<String> stored = Optional.ofNullable(url).flatMap(LinkedInUrl::https);
        if (url != null && stored.isEmpty()) {
            warnings.add("resultUrl is not an https LinkedIn URL of at most 2048 characters and was not stored.");
        }
        return stored.orElse(null);
    }

    private static @Nullable String sentBodySha256(@Nullable String hash, List<String> warnings) {
        if (hash != null && !SHA256.matcher(hash).matches()) {
            warnings.add("sentBodySha256 is not a SHA-256 in 64 hex digits and was not compared.");
            return null;
        }
        return hash;
    }
}
