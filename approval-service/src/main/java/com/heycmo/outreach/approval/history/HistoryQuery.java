package com.heycmo.outreach.approval.history;

import com.heycmo.outreach.approval.audit.AuditAction;
import com.heycmo.outreach.problems.RequestParameters;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * Selects entries of a customer's history, newest first.
 *
 * @param what wire names of the audit actions to list, at least one
 * @param draftId null lists the entries of every draft and those without a draft
 * @param text occurs literally, in any case, in the prospect's name, company or URL, in the detail or in the person's
 *     name; a link also in its canonical form; null for any entry
 * @param before lists only entries with a lower {@code seq}; null starts with the newest
 * @param limit the maximum number of entries
 */
public record HistoryQuery(
        List<String> what,
        @Nullable UUID draftId,
        @Nullable String text,
        @Nullable Long before,
        int limit) {

    /** Wire names of all audit actions. */
    public static final List<String> ALL_ACTIONS =
            Arrays.stream(AuditAction.values()).map(AuditAction::wireName).toList();

    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 200;
    private static final int MAX_TEXT_LENGTH = 200;

    public HistoryQuery {
        what = List.copyOf(what);
    }

    /** @throws com.heycmo.outreach.problems.ProblemException 400 with every reason against the parameters */
    public static HistoryQuery read(MultiValueMap<String, String> parameters) {
        RequestParameters request = new RequestParameters(parameters);
        HistoryQuery query = new HistoryQuery(
                request.words("what", ALL_ACTIONS),
                request.uuid("draftId"),
                request.text("q", MAX_TEXT_LENGTH),
                request.value("before", "the nextBefore of an earlier page", HistoryQuery::parseSeq),
                request.number("limit", MAX_LIMIT, DEFAULT_LIMIT));
        request.requireValid();
        return query;
    }

    /** The same entries before this one. */
    HistoryQuery before(@Nullable Long seq) {
        return new HistoryQuery(what, draftId, text, seq, limit);
    }

    /** Eighteen digits always fit into a long. */
    private static Optional<Long> parseSeq(String text) {
        return text.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }
}
