package com.heycmo.outreach.analytics.fact;

import com.heycmo.outreach.policy.StrictUuid;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The fields of an event; what is missing or of another form than promised ends in a {@link MalformedException}. */
final class EventFields {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant AFTER_LAST = Instant.parse("2201-01-01T00:00:00Z");

    /** Names the field, and quotes nothing. */
    static final class MalformedException extends Exception {

        private static final long serialVersionUID = 1L;

        private MalformedException(String message) {
            super(message);
        }
    }

    private final JsonNode fields;

    private EventFields(JsonNode fields) {
        this.fields = fields;
    }

    static EventFields parse(byte @Nullable [] json) throws MalformedException {
        try {
            JsonNode fields = JSON.readTree(json == null ? new byte[0] : json);
            if (fields.isObject()) {
                return new EventFields(fields);
            }
        } catch (JacksonException e) {
            // Said below, without quoting it.
        }
        throw new MalformedException("it is no JSON object");
    }

    Optional<String> text(String field) {
        return Optional.of(fields.path(field)).filter(JsonNode::isString).map(JsonNode::asString);
    }

    String requiredText(String field) throws MalformedException {
        return text(field).orElseThrow(() -> new MalformedException(field + " is no text"));
    }

    UUID id(String field) throws MalformedException {
        return StrictUuid.parse(requiredText(field)).orElseThrow(() -> new MalformedException(field + " is no UUID"));
    }

    int number(String field) throws MalformedException {
        JsonNode value = fields.path(field);
        if (!value.isInt() || value.intValue() < 0) {
            throw new MalformedException(field + " is no count");
        }
        return value.intValue();
    }

    Instant requiredTime(String field) throws MalformedException {
        return time(field).orElseThrow(() -> new MalformedException(field + " is no time in the years 2000 to 2200"));
    }

    Optional<Instant> time(String field) {
        try {
            return text(field)
                    .map(text -> OffsetDateTime.parse(text).toInstant())
                    .filter(time -> !time.isBefore(FIRST) && time.isBefore(AFTER_LAST));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
