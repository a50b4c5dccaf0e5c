package com.heycmo.outreach.approval.queue;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One page of people with their drafts.
 *
 * @param next the first draft of the last person: the next page begins after it; null on the last page
 */
public record SequencePage(List<Sequence> items, @Nullable UUID next) {}
