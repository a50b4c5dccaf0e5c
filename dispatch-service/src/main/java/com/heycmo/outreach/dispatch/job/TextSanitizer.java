package com.heycmo.outreach.dispatch.job;

/** Makes any text storable with the least loss. */
public final class TextSanitizer {

    private static final char REPLACEMENT = '\uFFFD';

    private TextSanitizer() {}

    /**
     * At most {@code maxLength} UTF-16 code units of the text, cut between two characters, with U+FFFD for NUL and for
     * halves of surrogate pairs.
     */
    public static String of(String text, int maxLength) {
        StringBuilder storable = new StringBuilder(Math.min(text.length(), maxLength));
        int at = 0;
        while (at < text.length()) {
            int codePoint = text.codePointAt(at);
            int length = Character.charCount(codePoint);
            if (storable.length() + length > maxLength) {
                break;
            }
            storable.appendCodePoint(isStorable(codePoint) ? codePoint : REPLACEMENT);
            at += length;
        }
        return storable.toString();
    }

    private static boolean isStorable(int codePoint) {
        return codePoint != 0 && Character.getType(codePoint) != Character.SURROGATE;
    }
}
