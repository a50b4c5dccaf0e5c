package com.heycmo.outreach.policy;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A person's name in the URL of a profile, {@code linkedin.com/in/<slug>}: one spelling for each person. */
final class ProfileSlug {

    /** An internal id, unlike a chosen name, is case-sensitive. */
    private static final Pattern MEMBER_ID = Pattern.compile("AC[ow]A[A-Za-z0-9_-]{26,}");

    private static final String PUNCTUATION = "[\\p{P}\\p{Punct}&&[^_-]]";

    /** What surrounds a link in a text or stands in for a missing value, but no name that LinkedIn gives. */
    private static final Pattern IMPOSSIBLE = Pattern.compile(
            "me|undefined|null|nan|" + PUNCTUATION + ".*|.*(?:" + PUNCTUATION + "|[/%,;:!?()\\[\\]{}<>\"'`].*)",
            Pattern.DOTALL);

    /** The limit of Unicode's Stream-Safe Text Format (UAX #15). Composing longer runs takes quadratic time. */
    private static final Pattern TOO_MANY_MARKS = Pattern.compile("\\p{M}{31}");

    private static final String CASED = "[\\p{IsLowercase}\\p{IsUppercase}\\p{Lt}]";
    private static final String CASE_IGNORABLE =
            "[\\p{Mn}\\p{Me}\\p{Cf}\\p{Lm}\\p{Sk}'.:\u00B7\u2019&&[^" + CASED + "]]*+";

    /** Unicode's Final_Sigma: a letter precedes it in its word, and none follows. */
    private static final Pattern FINAL_SIGMA =
            Pattern.compile("(" + CASED + CASE_IGNORABLE + ")Σ(?!" + CASE_IGNORABLE + CASED + ")");

    private ProfileSlug() {}

    /**
     * Empty if no profile has this slug. Composes again after lower-casing, because lower-case letters may compose.
     *
     * @param slug decoded and {@link #composed}
     */
    static Optional<String> canonical(String slug) {
        if (MEMBER_ID.matcher(slug).matches()) {
            return Optional.of(slug);
        }
        if (hasTooManyMarks(slug)) {
            return Optional.empty();
        }
        String canonical = composed(lowerCase(slug));
        return hasTooManyMarks(canonical) || IMPOSSIBLE.matcher(canonical).matches()
                ? Optional.empty()
                : Optional.of(canonical);
    }

    /** NFC, so that all spellings of a letter meet. A text that would take too long stays as it is. */
    static String composed(String text) {
        return hasTooManyMarks(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    private static boolean hasTooManyMarks(String text) {
        return TOO_MANY_MARKS.matcher(text).find();
    }

    /** Replaces Σ and İ first: {@link String#toLowerCase(Locale)} takes time quadratic in their number. */
    private static String lowerCase(String text) {
        String withoutSigma = text.indexOf('Σ') < 0
                ? text
                : FINAL_SIGMA.matcher(text).replaceAll("$1ς").replace('Σ', 'σ');
        return withoutSigma.replace("İ", "i\u0307").toLowerCase(Locale.ROOT);
    }
}
