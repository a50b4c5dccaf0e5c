package com.heycmo.outreach.approval.queue;

import java.util.List;

/**
 * Drafts that match a filter, each with its version at that time.
 *
 * @param more whether more than {@link ReviewQueue#MAX_SELECTION} drafts match, or may match, because not all were looked at
 */
public record Selection(List<SeenDraft> drafts, boolean more) {}
