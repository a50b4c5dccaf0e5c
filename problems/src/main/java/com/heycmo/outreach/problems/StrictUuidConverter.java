package com.heycmo.outreach.problems;

import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.core.convert.converter.Converter;

/** Takes UUIDs in their 36-character form only; the framework's own converter also takes shorter ones. */
final class StrictUuidConverter implements Converter<String, UUID> {

    private static final Pattern FORM =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    @Override
    public UUID convert(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("This is no UUID.");
        }
        return UUID.fromString(text);
    }
}
