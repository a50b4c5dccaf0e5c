package com.heycmo.outreach.policy;

import java.util.Optional;

/**
 * What may stand in a URL at all, as written and as decoded. Refused are backslashes, white space, control and invisible
 * characters, also behind further rounds of percent-encoding, and text that cannot be decoded.
 */
final class UrlCharacters {

    /** More rounds of percent-encoding than this are no link but a disguise. */
    private static final int MAX_ENCODINGS = 4;

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private UrlCharacters() {}

    static boolean acceptable(String url) {
        Optional<String> decoded =
                StorableText.hasUnpairedSurrogate(url) ? Optional.empty() : PercentCoding.decode(url);
        if (decoded.isEmpty()) {
            return false;
        }
        String text = decoded.get();
        for (int encodings = 1; encodings <= MAX_ENCODINGS; encodings++) {
            if (!readable(text)) {
                return false;
            }
            String further = PercentCoding.decodeLeniently(text);
            if (further.equals(text)) {
                return true;
            }
            text = further;
        }
        return false;
    }

    private static boolean readable(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int codePoint = text.codePointAt(i);
            if (codePoint == '\\' || isSpaceOrControl(codePoint) || isInvisible(codePoint)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSpaceOrControl(int codePoint) {
        return Character.isISOControl(codePoint)
                || Character.isWhitespace(codePoint)
                || Character.isSpaceChar(codePoint);
    }

    /** Zero-width spaces, bidi controls and the like; names in some scripts, and emoji, do need joiners and tags. */
    private static boolean isInvisible(int codePoint) {
        return Character.getType(codePoint) == Character.FORMAT
                && codePoint != ZERO_WIDTH_NON_JOINER
                && codePoint != ZERO_WIDTH_JOINER
                && !Character.UnicodeBlock.TAGS.equals(Character.UnicodeBlock.of(codePoint));
    }
}
