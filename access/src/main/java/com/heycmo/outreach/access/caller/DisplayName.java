package com.heycmo.outreach.access.caller;

import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a token says of how to call a person, made fit to be stored and shown on one line. */
final class DisplayName {

    /** In UTF-16 code units. */
    static final int MAX_LENGTH = 200;

    /** Of the format characters, the two that spelling needs: zero-width non-joiner and joiner. */
    private static final Set<Integer> JOINERS = Set.of(0x200C, 0x200D);

    private DisplayName() {}

    /** The first of these claims that has a name in it; null when none has. */
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
        for (int codePoint : text.codePoints().filter(DisplayName::isFit).toArray()) {
            if (name.length() + Character.charCount(codePoint) > MAX_LENGTH) {
                break;
            }
            name.appendCodePoint(codePoint);
        }
        String fit = name.toString().strip();
        return fit.isEmpty() ? null : fit;
    }

    /** Not what cannot be stored (NUL, halves of surrogate pairs), nor what would break the line or turn it around. */
    private static boolean isFit(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            case Character.FORMAT -> JOINERS.contains(codePoint);
            default -> true;
        };
    }
}
