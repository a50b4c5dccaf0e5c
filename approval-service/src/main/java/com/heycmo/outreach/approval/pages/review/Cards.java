package com.heycmo.outreach.approval.pages.review;

import com.heycmo.outreach.approval.history.History;
import com.heycmo.outreach.approval.queue.DraftRow;
import com.heycmo.outreach.approval.queue.ReviewQueue;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes cards of rows. */
@Component
class Cards {

    private final ReviewQueue queue;
    private final History history;

    Cards(ReviewQueue queue, History history) {
        this.queue = queue;
        this.history = history;
    }

    /** In the order of the rows; the one that the notice is about bears it. */
    List<Card> of(UUID customerId, Collection<DraftRow> rows, boolean mayDecide, @Nullable Notice notice) {
        Instant now = queue.now();
        Map<UUID, String> names = history.names(customerId, people(rows));
        return rows.stream()
                .map(row -> new Card(row, now, names, mayDecide, noticeFor(row, notice)))
                .toList();
    }

    private static @Nullable Notice noticeFor(DraftRow row, @Nullable Notice notice) {
        return notice != null && notice.draftId().equals(row.id()) ? notice : null;
    }

    private static Set<UUID> people(Collection<DraftRow> rows) {
        return rows.stream()
                .flatMap(row -> Stream.of(row.approvedByUserId(), row.editedByUserId(), row.skippedByUserId()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }
}
