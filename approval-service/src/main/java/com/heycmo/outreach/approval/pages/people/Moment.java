package com.heycmo.outreach.approval.pages.people;

import com.heycmo.outreach.approval.history.HistoryEntry;
import com.heycmo.outreach.approval.people.ProspectRecord;
import com.heycmo.outreach.approval.people.SeenSignal;
import com.heycmo.outreach.approval.queue.DraftRow;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, in a person's timeline: either a signal or a decision.
 *
 * @param draft what the decision is about; null for the others
 */
public record Moment(
        Instant at,
        @Nullable SeenSignal signal,
        @Nullable HistoryEntry decision,
        @Nullable DraftRow draft) {

    /** The newest first. */
    static List<Moment> of(ProspectRecord person) {
        Map<UUID, DraftRow> drafts =
                person.drafts().stream().collect(Collectors.toMap(DraftRow::id, Function.identity()));
        return Stream.concat(
                        person.signals().stream().map(each -> new Moment(each.occurredAt(), each, null, null)),
                        person.decisions().stream()
                                .map(each -> new Moment(
                                        each.at(),
                                        null,
                                        each,
                                        each.draftId() == null ? null : drafts.get(each.draftId()))))
                .sorted(Comparator.comparing(Moment::at).reversed())
                .toList();
    }
}
