package com.heycmo.outreach.approval.queue;

import java.util.List;

/**
 * Drafts that a filter shows, with the versions that were there when it was asked.
 *
 * @param more whether there are others, for it holds {@link ReviewQueue#MAX_SELECTION} at most
 */
public record Selection(List<SeenDraft> drafts, boolean more) {}
