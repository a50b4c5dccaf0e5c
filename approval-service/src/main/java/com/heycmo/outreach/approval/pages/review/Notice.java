package com.heycmo.outreach.approval.pages.review;

import com.heycmo.outreach.approval.queue.DraftRow;
import com.heycmo.outreach.problems.ProblemException;
import java.io.Serializable;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;

/**
 * What a card says about its draft: why a decision was not applied, or that there is a new version.
 *
 * @param problem the last part of the problem's type, for instance {@code stale-version}; or {@code new-version}
 * @param reasons codes of the reasons against an invalid text
 * @param seen the text that the person had seen, to show what has changed since
 * @param typed the text that the person had typed, kept for another attempt
 */
record Notice(
        UUID draftId,
        String problem,
        List<String> reasons,
        @Nullable String seen,
        @Nullable String typed) implements Serializable {

    private static final String NEW_VERSION = "new-version";

    static Notice of(UUID draftId, ProblemException problem, DecisionForm form) {
        return new Notice(draftId, nameOf(problem.getBody()), problem.reasonCodes(), form.seen(), form.body());
    }

    /** A newer version came while the person was reading. */
    static Notice newVersion(UUID draftId, DecisionForm form) {
        return new Notice(draftId, NEW_VERSION, List.of(), form.seen(), null);
    }

    /** The notice if it is about this row. */
    static @Nullable Notice forRow(DraftRow row, @Nullable Notice notice) {
        return notice != null && notice.draftId().equals(row.id()) ? notice : null;
    }

    /** The last part of the problem's type, which is the key of its message. */
    static String nameOf(ProblemDetail problem) {
        return nameOf(String.valueOf(problem.getType()));
    }

    static String nameOf(URI type) {
        return nameOf(type.toString());
    }

    private static String nameOf(String type) {
        return type.substring(type.lastIndexOf('/') + 1);
    }

    /** The difference between the seen text and the present one; empty if they are equal or the seen one is unknown. */
    List<TextDiff.Part> changes(DraftRow row) {
        return seen == null ? List.of() : TextDiff.between(seen, row.body());
    }
}
