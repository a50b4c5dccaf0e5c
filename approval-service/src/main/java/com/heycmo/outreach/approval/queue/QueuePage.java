package com.heycmo.outreach.approval.queue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of the list.
 *
 * @param nextCursor the {@code cursor} of the next page; null on the last page
 */
public record QueuePage(List<DraftRow> items, @Nullable String nextCursor) {}
