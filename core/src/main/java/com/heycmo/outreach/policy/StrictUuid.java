package com.heycmo.outreach.policy;

import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** UUIDs in their 36-character form, hex in any case. {@link UUID#fromString} also takes shorter ones. */
public final class StrictUuid {

    private static final String FORM = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";

    private StrictUuid() {}

    /** The UUID that is spelled so; empty when this is none. */
    public static Optional<UUID> parse(@Nullable String text) {
        return text != null && hasForm(text) ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    /** Without a regular expression: each request asks several times, and it took a tenth of a poll. */
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
