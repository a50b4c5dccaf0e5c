package com.heycmo.outreach.access.caller;

import com.heycmo.outreach.policy.InvisibleCharacters;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A person's display name from a token, cleaned so that it can be stored and shown on one line. */
final class DisplayName {

    /** In UTF-16 code units. */
    static final int MAX_LENGTH = 200;

    /** The only format characters that names need: zero-width non-joiner and joiner. */
    private static final Set<Integer> JOINERS = Set.of(0x200C, 0x200D);

    private DisplayName() {}

    /** The first claim that holds a name; null if none does. */
    static @Nullable String of(@Nullable Object... claims) {
        return Arrays.stream(claims)
                .map(DisplayName::of)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String of(@Nullable Object claim) {
        if (!(claim instanceof String text)) {
            return null;
        }
        StringBuilder name = new StringBuilder();
        for (int codePoint : text.codePoints().filter(DisplayName::isAllowed).toArray()) {
            if (name.length() + Character.charCount(codePoint) > MAX_LENGTH) {
                break;
            }
            name.appendCodePoint(codePoint);
        }
        String cleaned = name.toString().strip();
        return InvisibleCharacters.isBlank(cleaned) ? null : cleaned;
    }

    /** Excludes characters that cannot be stored (NUL, lone surrogates), line breaks, and changes of direction. */
    private static boolean isAllowed(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            case Character.FORMAT -> JOINERS.contains(codePoint);
            default -> true;
        };
    }
}
