package com.heycmo.outreach.approval.pages.review;

import com.heycmo.outreach.approval.queue.DraftRow;
import com.heycmo.outreach.policy.Reason;
import com.heycmo.outreach.problems.ProblemException;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;

/**
 * What a card says of a decision that was not taken.
 *
 * @param problem the last part of the problem's type, for instance {@code stale-version}
 * @param reasons the codes of the reasons, if it was refused as input
 * @param seen the text that the person had before their eyes, for what has changed since
 * @param typed the text that they typed and that is kept for another try
 */
record Notice(
        UUID draftId,
        String problem,
        List<String> reasons,
        @Nullable String seen,
        @Nullable String typed) implements Serializable {

    static Notice of(UUID draftId, ProblemException problem, DecisionForm form) {
        return new Notice(draftId, nameOf(problem.getBody()), codes(problem), form.seen(), form.body());
    }

    /** The last part of the problem's type, by which messages are found. */
    static String nameOf(ProblemDetail problem) {
        String type = String.valueOf(problem.getType());
        return type.substring(type.lastIndexOf('/') + 1);
    }

    /** What has changed since the person looked; nothing when the texts are the same, or nobody said what was seen. */
    List<TextDiff.Part> changes(DraftRow row) {
        return seen == null ? List.of() : TextDiff.between(seen, row.body().replace("\r\n", "\n"));
    }

    static List<String> codes(ProblemException problem) {
        Map<String, Object> members = problem.getBody().getProperties();
        Object reasons = members == null ? null : members.get("reasons");
        return reasons instanceof List<?> list
                ? list.stream()
                        .filter(Reason.class::isInstance)
                        .map(reason -> ((Reason) reason).code())
                        .toList()
                : List.of();
    }
}
