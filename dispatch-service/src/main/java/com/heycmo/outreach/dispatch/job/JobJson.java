package com.heycmo.outreach.dispatch.job;

import com.heycmo.outreach.problems.ProblemException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The body of a report, read as leniently as possible, because a rejected report would hide what an extension did or did
 * not do.
 */
public final class JobJson {

    private static final JsonMapper LENIENT = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .build();

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final JsonNode json;

    private JobJson(JsonNode json) {
        this.json = json;
    }

    /** @throws ProblemException 400 if the body is not a JSON object */
    public static JobJson parse(byte[] body) {
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
        return new JobJson(json);
    }

    /** @throws ProblemException 400 if the field is not a boolean */
    public boolean requiredBoolean(String field) {
        JsonNode value = json.path(field);
        if (!value.isBoolean()) {
            throw ProblemException.malformed(field + " must be true or false.");
        }
        return value.booleanValue();
    }

    /** A string, or any other value as JSON text; null if missing or null. */
    public @Nullable String text(String field) {
        JsonNode value = json.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        return value.isString() ? value.stringValue() : value.toString();
    }

    /** @throws ProblemException 400 if the field is missing or null */
    public String requiredText(String field) {
        String text = text(field);
        if (text == null) {
            throw ProblemException.malformed(field + " is required.");
        }
        return text;
    }
}
