package com.heycmo.outreach.approval.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the history, newest first.
 *
 * @param nextBefore the {@code before} of the next page; null on the last page
 */
public record HistoryPage(
        List<HistoryEntry> items, @Nullable Long nextBefore) {}
