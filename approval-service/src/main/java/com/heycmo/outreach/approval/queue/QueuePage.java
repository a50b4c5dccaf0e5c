package com.heycmo.outreach.approval.queue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param nextCursor where the next page begins; null when there is none
 */
public record QueuePage(List<DraftRow> items, @Nullable String nextCursor) {}
