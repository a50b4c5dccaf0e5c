package com.heycmo.outreach.approval.queue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a customer to list, and from where on.
 *
 * @param statuses at least one
 * @param actions at least one
 * @param text occurs literally, in any case, in the name, the company, the URL or the body; null for any row
 * @param source the {@code intentSource}, to the letter; null for any row
 * @param expiresWithinDays days of 24 hours within which the draft expires, or has; null for any row
 * @param limit the most rows to answer with
 */
public record QueueQuery(
        List<String> statuses,
        List<String> actions,
        @Nullable String text,
        @Nullable String source,
        @Nullable Integer expiresWithinDays,
        int limit,
        Cursor after) {

    QueueOrder order() {
        return after.order();
    }
}
