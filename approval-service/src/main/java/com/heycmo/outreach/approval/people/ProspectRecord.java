package com.heycmo.outreach.approval.people;

import com.heycmo.outreach.approval.history.HistoryEntry;
import com.heycmo.outreach.approval.queue.DraftRow;
import java.util.List;

/**
 * Everything about a person, each list in order of time.
 *
 * @param drafts all that was ever drafted, as the queue shows it
 * @param signals what was seen of the person
 * @param decisions what people, agents, extensions and the pipeline did with the drafts and the person
 */
public record ProspectRecord(
        Prospect prospect, List<DraftRow> drafts, List<SeenSignal> signals, List<HistoryEntry> decisions) {}
