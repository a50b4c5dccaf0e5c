package com.heycmo.outreach.dispatch.result;

/** Makes any text storable with the least loss. */
final class ErrorMessageSanitizer {

    static final int MAX_LENGTH = 500;

    private static final char REPLACEMENT = '\uFFFD';

    private ErrorMessageSanitizer() {}

    /**
     * At most {@link #MAX_LENGTH} UTF-16 code units of the text, cut between two characters, with U+FFFD for NUL and for
     * halves of surrogate pairs.
     */
    static String of(String text) {
        StringBuilder storable = new StringBuilder(Math.min(text.length(), MAX_LENGTH));
        int at = 0;
        while (at < text.length()) {
            int codePoint = text.codePointAt(at);
            int length = Character.charCount(codePoint);
            if (storable.length() + length > MAX_LENGTH) {
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
