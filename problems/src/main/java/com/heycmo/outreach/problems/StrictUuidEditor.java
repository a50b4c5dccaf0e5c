package com.heycmo.outreach.problems;

import java.beans.PropertyEditorSupport;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Takes UUIDs in their 36-character form only. An editor, because where a converter refuses a text the framework goes
 * on to its own editor, which also takes shorter ones.
 */
final class StrictUuidEditor extends PropertyEditorSupport {

    private static final Pattern FORM =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    @Override
    public void setAsText(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("This is no UUID.");
        }
        setValue(UUID.fromString(text));
    }
}
