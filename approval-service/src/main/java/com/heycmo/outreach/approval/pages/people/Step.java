package com.heycmo.outreach.approval.pages.people;

import com.heycmo.outreach.approval.queue.DraftRow;
import com.heycmo.outreach.forecast.ForecastItem;
import com.heycmo.outreach.policy.InvisibleCharacters;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A draft in a person's sequence.
 *
 * @param forecast when it will be sent, or what it waits for; null unless pending or approved
 */
public record Step(DraftRow row, @Nullable ForecastItem forecast) {

    /** By day, the connection request first. */
    public static List<Step> of(List<DraftRow> drafts, Map<UUID, ForecastItem> forecast) {
        return drafts.stream()
                .sorted(Comparator.comparingInt(DraftRow::dayOffset).thenComparing(DraftRow::draftAction))
                .map(row -> new Step(row, forecast.get(row.id())))
                .toList();
    }

    public boolean blank() {
        return InvisibleCharacters.isBlank(row.body());
    }

    /** What is true of it, as a word: it counts as expired even before the sweep runs. */
    public String status() {
        return row.state().expired() ? "expired" : row.status();
    }
}
