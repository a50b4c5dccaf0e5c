package com.heycmo.outreach.approval.pages.review;

import com.heycmo.outreach.problems.ProblemException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a card's form sends along with a decision.
 *
 * @param version the one that was seen
 * @param seen the text that was seen
 * @param reason of a skip
 * @param body the text of an edit
 * @param back the page that the form stood on
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
        reason = reason == null || reason.isBlank() ? null : reason;
    }

    /** The page to return to: one of this customer's, whatever the form says. */
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

    /** As a text box holds it: forms send each line end as CR LF. */
    private static @Nullable String unixLines(@Nullable String text) {
        return text == null ? null : text.replace("\r\n", "\n");
    }
}
