package com.heycmo.outreach.approval.queue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a customer to list, and from where on.
 *
 * @param statuses at least one
 * @param actions at least one
 * @param text occurs literally, in any case, in the name, the company, the URL or the body; null for any row
 * @param limit the most rows to answer with
 */
public record QueueQuery(
        List<String> statuses,
        List<String> actions,
        @Nullable String text,
        int limit,
        Cursor after) {

    boolean newestFirst() {
        return after.newestFirst();
    }
}
