package com.heycmo.outreach.approval.donotcontact;

import com.heycmo.outreach.approval.queue.Cursor;
import com.heycmo.outreach.approval.queue.QueueOrder;
import com.heycmo.outreach.problems.RequestParameters;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * Selects entries of a customer, from a cursor on.
 *
 * @param text occurs literally, in any case, in the URL, the company or the reason; a link also in its canonical form; null
 *     for any entry
 * @param limit the maximum number of entries
 */
public record DoNotContactQuery(@Nullable String text, int limit, Cursor after) {

    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 200;
    private static final int MAX_TEXT_LENGTH = 200;

    /** @throws com.heycmo.outreach.problems.ProblemException 400 with every reason against the parameters */
    static DoNotContactQuery read(MultiValueMap<String, String> parameters) {
        RequestParameters request = new RequestParameters(parameters);
        return read(request, request.value("order", "asc or desc", QueueOrder::ofCreation, QueueOrder.OLDEST_FIRST));
    }

    /**
     * Ignores the parameter {@code order}.
     *
     * @throws com.heycmo.outreach.problems.ProblemException 400 with every reason against the parameters
     */
    public static DoNotContactQuery newestFirst(MultiValueMap<String, String> parameters) {
        return read(new RequestParameters(parameters), QueueOrder.NEWEST_FIRST);
    }

    private static DoNotContactQuery read(RequestParameters request, QueueOrder order) {
        String text = request.text("q", MAX_TEXT_LENGTH);
        int limit = request.number("limit", MAX_LIMIT, DEFAULT_LIMIT);
        Cursor cursor = Cursor.read(request, order);
        request.requireValid();
        return new DoNotContactQuery(text, limit, cursor);
    }
}
