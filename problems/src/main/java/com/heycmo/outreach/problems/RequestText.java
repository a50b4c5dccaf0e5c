package com.heycmo.outreach.problems;

import com.heycmo.outreach.policy.InvisibleCharacters;
import com.heycmo.outreach.policy.Reasons;
import org.jspecify.annotations.Nullable;

/** Checks a text field of a request's body. Lengths are UTF-16 code units, as a browser's text box counts them. */
public final class RequestText {

    private RequestText() {}

    /**
     * Returns the text.
     *
     * @throws ProblemException 400 if it holds nothing that a person can see, is too long or not storable
     */
    public static String required(String field, @Nullable String text, int maxLength) {
        if (text == null || InvisibleCharacters.isBlank(text)) {
            throw ProblemException.malformed(field + " is required.");
        }
        checkOptional(field, text, maxLength);
        return text;
    }

    /** @throws ProblemException 400 if the text is too long or not storable; a missing one is fine */
    public static void checkOptional(String field, @Nullable String text, int maxLength) {
        Reasons reasons = new Reasons();
        reasons.atMost(maxLength, field, text);
        reasons.storable(field, text);
        ProblemException.throwIfAny(reasons);
    }
}
