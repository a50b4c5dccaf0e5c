package com.heycmo.outreach.approval.queue;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The drafts for one person, in the order of the steps. A comment on a post is alone.
 *
 * @param first the listed draft that decides the place in the list
 * @param prospectId null for a comment on a post
 * @param listed drafts that match the filters
 * @param steps all drafts, whatever their status
 */
public record Sequence(UUID first, @Nullable UUID prospectId, List<DraftRow> listed, List<DraftRow> steps) {

    static Sequence alone(DraftRow row) {
        return new Sequence(row.id(), null, List.of(row), List.of(row));
    }

    /** Of the person's drafts only some are listed, which come in the order of the steps. */
    static Sequence of(UUID prospectId, List<DraftRow> listed, List<DraftRow> steps) {
        Map<UUID, DraftRow> byId = listed.stream().collect(Collectors.toMap(DraftRow::id, Function.identity()));
        List<DraftRow> inOrder = steps.stream()
                .map(DraftRow::id)
                .filter(byId::containsKey)
                .map(byId::get)
                .toList();
        return new Sequence(inOrder.get(0).id(), prospectId, inOrder, steps);
    }

    Sequence withListed(List<DraftRow> rows) {
        return new Sequence(first, prospectId, rows, steps);
    }

    /** Whether this draft is listed. */
    public boolean lists(UUID id) {
        return listed.stream().anyMatch(row -> row.id().equals(id));
    }
}
