package com.heycmo.outreach.dispatch.result;

import com.heycmo.outreach.policy.LinkedInUrl;
import com.heycmo.outreach.problems.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a report as leniently as possible, because a rejected report would hide an action that was done. Only
 * {@code success} must be valid.
 */
final class ReportReader {

    private static final JsonMapper LENIENT = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .build();

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final Pattern SHA256 = Pattern.compile("[0-9a-fA-F]{64}");

    private ReportReader() {}

    /** @throws ProblemException 400 if the body is not a JSON object with a boolean {@code success} */
    static Report read(byte[] body) {
        JsonNode json = parse(body);
        JsonNode success = json.path("success");
        if (!success.isBoolean()) {
            throw ProblemException.malformed("success must be true or false.");
        }
        List<String> warnings = new ArrayList<>();
        String errorMessage = text(json, "errorMessage");
        return new Report(
                success.booleanValue(),
                text(json, "claimToken"),
                resultUrl(text(json, "resultUrl"), warnings),
                errorMessage == null ? null : ErrorMessageSanitizer.of(errorMessage),
                sentBodySha256(text(json, "sentBodySha256"), warnings),
                warnings);
    }

    private static JsonNode parse(byte[] body) {
        // Decodes invalid UTF-8 to U+FFFD here; the parser would fail on it.
        String text = new String(body, StandardCharsets.UTF_8);
        JsonNode json;
        try {
            json = LENIENT.readTree(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
        } catch (JacksonException e) {
            throw ProblemException.malformed("The body is not JSON.");
        }
        if (!json.isObject()) {
            throw ProblemException.malformed("The body is not a JSON object.");
        }
        return json;
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

    /** A string, or any other value as JSON text; null if missing or null. */
    private static @Nullable String text(JsonNode json, String field) {
        JsonNode value = json.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        return value.isString() ? value.stringValue() : value.toString();
    }
}
