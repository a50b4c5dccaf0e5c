package com.heycmo.outreach.policy;

import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** UUIDs in their 36-character form, in any case. {@link UUID#fromString} also accepts shorter forms. */
public final class StrictUuid {

    private static final String FORM = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";

    private StrictUuid() {}

    /** Returns empty for any other text. */
    public static Optional<UUID> parse(@Nullable String text) {
        return text != null && hasForm(text) ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    /** Called several times a request: a regular expression took a tenth of the time of a claim. */
    private static boolean hasForm(String text) {
        if (text.length() != FORM.length()) {
            return false;
        }
        for (int i = 0; i < FORM.length(); i++) {
            char c = text.charAt(i);
            if (FORM.charAt(i) == '-' ? c != '-' : !HexFormat.isHexDigit(c)) {
                return false;
            }
        }
        return true;
    }
}
