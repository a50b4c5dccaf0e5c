package com.heycmo.outreach.approval.pages.review;

import com.heycmo.outreach.policy.InvisibleCharacters;
import com.heycmo.outreach.policy.LineEnds;
import com.heycmo.outreach.problems.ProblemException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The form of a decision on a card.
 *
 * @param version the version that the person saw
 * @param seen the text that the person saw
 * @param reason of a skip
 * @param body the text of an edit
 * @param back the page that holds the form
 */
record DecisionForm(
        @Nullable Integer version,
        @Nullable String seen,
        @Nullable String reason,
        @Nullable String body,
        @Nullable String back) {

    DecisionForm {
        seen = unixLines(seen);
        body = unixLines(body);
        reason = reason == null || InvisibleCharacters.isBlank(reason) ? null : reason;
    }

    /** The page to return to. Only this customer's review page is allowed, which prevents open redirects. */
    String backTo(UUID customerId) {
        String queue = "/outreach/linkedin/" + customerId;
        return back != null && (back.equals(queue) || back.startsWith(queue + "?")) ? back : queue;
    }

    int requiredVersion() {
        return required(version, "version");
    }

    String requiredBody() {
        return required(body, "body");
    }

    private static <T> T required(@Nullable T value, String name) {
        if (value == null) {
            throw ProblemException.malformed(name + " is required.");
        }
        return value;
    }

    /** Forms send line ends as CR LF, text boxes hold LF. */
    private static @Nullable String unixLines(@Nullable String text) {
        return text == null ? null : LineEnds.unix(text);
    }
}
