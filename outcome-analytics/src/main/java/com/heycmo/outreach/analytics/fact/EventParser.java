package com.heycmo.outreach.analytics.fact;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** Deserialises events. Ignores unknown fields, and converts no value of another JSON type. */
final class EventParser {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    <T extends Record> T parse(byte @Nullable [] json, Class<T> type) throws MalformedRecordException {
        try {
            T event = json == null ? null : JSON.readValue(json, type);
            if (event != null) {
                return event;
            }
            throw new MalformedRecordException("it has no value");
        } catch (JacksonException e) {
            throw new MalformedRecordException(problem(e));
        }
    }

    /** Jackson's own message would quote the record. */
    private static String problem(JacksonException e) {
        String field = e.getPath().stream()
                .map(JacksonException.Reference::getPropertyName)
                .collect(Collectors.joining("."));
        return field.isEmpty() ? "it is not a JSON object" : field + " has the wrong type";
    }
}
