package com.heycmo.outreach.policy;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/** The name of a profile in its one spelling: lower case, composed (NFC). */
final class ProfileSlug {

    /** The longest run of combining marks. */
    private static final int MAX_MARKS = 30;

    private static final int CAPITAL_SIGMA = 0x3A3;
    private static final int SMALL_SIGMA = 0x3C3;
    private static final int FINAL_SIGMA = 0x3C2;
    private static final int CAPITAL_I_WITH_DOT = 0x130;
    private static final String SMALL_I_WITH_DOT = "i\u0307";
    private static final String CASE_IGNORABLE_PUNCTUATION = "'.:\u00B7\u2019";

    private ProfileSlug() {}

    /**
     * Composed before lower-casing, so that both forms meet, and after it, for a small letter may compose anew. Empty
     * when this names nobody: nothing, a dot segment, a slash, or marks without end.
     */
    static Optional<String> canonical(String slug) {
        if (slug.isEmpty() || slug.equals(".") || slug.equals("..") || slug.indexOf('/') >= 0 || !isStreamSafe(slug)) {
            return Optional.empty();
        }
        return Optional.of(composed(lowerCase(composed(slug)))).filter(ProfileSlug::isStreamSafe);
    }

    /** The Stream-Safe Text Format (UAX #15): without it, composing takes time in the square of the text. */
    private static boolean isStreamSafe(String text) {
        int marks = 0;
        for (int i = 0; i < text.length() && marks <= MAX_MARKS; i += Character.charCount(text.codePointAt(i))) {
            marks = isMark(text.codePointAt(i)) ? marks + 1 : 0;
        }
        return marks <= MAX_MARKS;
    }

    private static boolean isMark(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    private static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /**
     * What {@link String#toLowerCase(Locale)} does for {@link Locale#ROOT}, in linear time: for each capital sigma that
     * one looks for the borders of words in the whole text.
     */
    private static String lowerCase(String text) {
        StringBuilder lower = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int codePoint = text.codePointAt(i);
            switch (codePoint) {
                case CAPITAL_SIGMA -> lower.appendCodePoint(endsWord(text, i) ? FINAL_SIGMA : SMALL_SIGMA);
                case CAPITAL_I_WITH_DOT -> lower.append(SMALL_I_WITH_DOT);
                default -> lower.appendCodePoint(Character.toLowerCase(codePoint));
            }
        }
        return lower.toString();
    }

    /** Unicode's Final_Sigma: a letter before it, none after it. */
    private static boolean endsWord(String text, int sigma) {
        return letterBefore(text, sigma) && !letterFrom(text, sigma + 1);
    }

    private static boolean letterBefore(String text, int end) {
        int i = end;
        while (i > 0) {
            int codePoint = text.codePointBefore(i);
            if (isCased(codePoint) || !isCaseIgnorable(codePoint)) {
                return isCased(codePoint);
            }
            i -= Character.charCount(codePoint);
        }
        return false;
    }

    private static boolean letterFrom(String text, int start) {
        int i = start;
        while (i < text.length()) {
            int codePoint = text.codePointAt(i);
            if (isCased(codePoint) || !isCaseIgnorable(codePoint)) {
                return isCased(codePoint);
            }
            i += Character.charCount(codePoint);
        }
        return false;
    }

    private static boolean isCased(int codePoint) {
        return Character.isLowerCase(codePoint) || Character.isUpperCase(codePoint) || Character.isTitleCase(codePoint);
    }

    private static boolean isCaseIgnorable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.FORMAT,
                    Character.MODIFIER_LETTER,
                    Character.MODIFIER_SYMBOL -> true;
            default -> CASE_IGNORABLE_PUNCTUATION.indexOf(codePoint) >= 0;
        };
    }
}
