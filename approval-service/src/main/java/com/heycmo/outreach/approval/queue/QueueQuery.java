package com.heycmo.outreach.approval.queue;

import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.problems.RequestParameters;
import com.heycmo.outreach.status.DraftStatus;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * Selects rows of a customer's queue, from a cursor on.
 *
 * @param statuses at least one
 * @param actions at least one
 * @param text occurs literally, in any case, in the name, the company, the URL or the body; a link also in its canonical
 *     form; null for any row
 * @param sources exact {@code intentSource}s; empty for any row
 * @param expiresWithinDays the draft has expired or expires within so many days of 24 hours; null for any row
 * @param limit the maximum number of rows
 */
public record QueueQuery(
        List<String> statuses,
        List<String> actions,
        @Nullable String text,
        List<String> sources,
        @Nullable Integer expiresWithinDays,
        int limit,
        Cursor after) {

    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 200;
    private static final int MAX_TEXT_LENGTH = 200;
    private static final int MAX_SOURCES = 50;
    /** A draft is due within a year at most, and expires a week after that. */
    private static final int MAX_DAYS = 372;

    private static final List<String> ALL_STATUSES =
            Arrays.stream(DraftStatus.values()).map(DraftStatus::wireName).toList();
    private static final List<String> ALL_ACTIONS =
            Arrays.stream(Action.values()).map(Action::wireName).toList();

    /** @throws com.heycmo.outreach.problems.ProblemException 400 with every reason against the parameters */
    static QueueQuery read(MultiValueMap<String, String> parameters) {
        RequestParameters request = new RequestParameters(parameters);
        return read(request, request.value("order", "asc or desc", QueueOrder::ofCreation, QueueOrder.OLDEST_FIRST));
    }

    /**
     * Ignores the parameter {@code order}.
     *
     * @throws com.heycmo.outreach.problems.ProblemException 400 with every reason against the parameters
     */
    public static QueueQuery read(MultiValueMap<String, String> parameters, QueueOrder order) {
        return read(new RequestParameters(parameters), order);
    }

    private static QueueQuery read(RequestParameters request, QueueOrder order) {
        List<String> statuses = request.words("status", ALL_STATUSES);
        List<String> actions = request.words("action", ALL_ACTIONS);
        String text = request.text("q", MAX_TEXT_LENGTH);
        List<String> sources = request.texts("source", MAX_TEXT_LENGTH, MAX_SOURCES);
        Integer days = request.number("expiresWithinDays", MAX_DAYS);
        int limit = request.number("limit", MAX_LIMIT, DEFAULT_LIMIT);
        Cursor cursor = Cursor.read(request, order);
        request.requireValid();
        return new QueueQuery(statuses, actions, text, sources, days, limit, cursor);
    }

    /** Whether some drafts of the statuses and actions may not match. */
    boolean isFiltered() {
        return text != null || !sources.isEmpty() || expiresWithinDays != null;
    }

    QueueOrder order() {
        return after.order();
    }
}
