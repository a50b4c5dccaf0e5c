package com.heycmo.outreach.problems;

import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;

/** Describes what is wrong with a request body, without quoting it. */
final class UnreadableBodyMessage {

    private UnreadableBodyMessage() {}

    static String of(HttpMessageNotReadableException unreadable) {
        Throwable cause = unreadable.getCause();
        if (cause == null) {
            return "A JSON body is required.";
        }
        if (cause instanceof JacksonException json && !(cause instanceof StreamReadException)) {
            String field = fieldOf(json);
            return field.isEmpty()
                    ? "The body is not a JSON object of the expected form."
                    : field + " is missing or has the wrong type.";
        }
        return "The body is not JSON.";
    }

    /** For instance {@code items[3].id}. Contains only names that our types declare. */
    private static String fieldOf(JacksonException json) {
        StringBuilder field = new StringBuilder();
        for (JacksonException.Reference step : json.getPath()) {
            if (step.getPropertyName() == null) {
                field.append('[').append(step.getIndex()).append(']');
            } else {
                field.append(field.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return field.toString();
    }
}
