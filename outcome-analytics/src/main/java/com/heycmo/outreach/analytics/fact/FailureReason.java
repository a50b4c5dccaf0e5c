package com.heycmo.outreach.analytics.fact;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Normalises the error messages of extensions, so that equal failures of different drafts share one reason. */
final class FailureReason {

    /** In UTF-16 code units. */
    static final int MAX_LENGTH = 80;

    static final String UNKNOWN = "unknown";

    private static final Pattern URL =
            Pattern.compile("\\b(?:[a-z][a-z0-9+.-]{0,20}://|www\\.|[a-z.]{0,20}linkedin\\.com)\\S*");
    private static final Pattern EMAIL = Pattern.compile("\\S{1,100}@\\S+");
    private static final Pattern UUID = Pattern.compile("\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
    private static final Pattern DIGITS = Pattern.compile("\\p{Nd}+");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}\\p{C}]+");
    private static final Pattern EDGES = Pattern.compile("^[\\s\\p{Punct}]+|[\\s\\p{Punct}]+$");

    private FailureReason() {}

    /**
     * In lower case, without links, e-mail addresses, UUIDs and digits, shortened to {@link #MAX_LENGTH}; {@code unknown}
     * if nothing is left.
     */
    static String normalise(@Nullable String message) {
        if (message == null) {
            return UNKNOWN;
        }
        String text = message.toLowerCase(Locale.ROOT);
        for (Pattern removed : new Pattern[] {URL, EMAIL, UUID, DIGITS}) {
            text = removed.matcher(text).replaceAll(" ");
        }
        text = trim(SPACES.matcher(text).replaceAll(" "));
        text = trim(shorten(text));
        return text.isEmpty() ? UNKNOWN : text;
    }

    private static String trim(String text) {
        return EDGES.matcher(text).replaceAll("");
    }

    /** Does not cut a surrogate pair in two. */
    private static String shorten(String text) {
        if (text.length() <= MAX_LENGTH) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(MAX_LENGTH - 1)) ? MAX_LENGTH - 1 : MAX_LENGTH);
    }
}
