package com.heycmo.outreach.policy;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Text that PostgreSQL takes and UTF-8 can spell: without NUL and without unpaired surrogates. */
public final class StorableText {

    private StorableText() {}

    /** What speaks against storing this text as the value of that field; no text is no harm. */
    public static Optional<Reason> reasonAgainst(String field, @Nullable String text) {
        return text == null || isStorable(text)
                ? Optional.empty()
                : Optional.of(Reason.of(
                        ReasonCode.TEXT_NOT_STORABLE,
                        field + " holds characters that cannot be stored (NUL or half a surrogate pair)."));
    }

    public static boolean isStorable(String text) {
        return text.indexOf('\0') < 0 && !hasUnpairedSurrogate(text);
    }

    static boolean hasUnpairedSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return true;
            }
        }
        return false;
    }
}
