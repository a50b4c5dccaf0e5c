package com.heycmo.outreach.analytics.query;

import com.heycmo.outreach.analytics.figures.FailureReasons;
import com.heycmo.outreach.analytics.figures.Measures;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One hour or day of one group.
 *
 * @param bucket when the hour or day begins
 * @param action null when not grouped by it
 * @param intentSource null when not grouped by it, and for drafts that have none
 */
record FigureRow(
        Instant bucket,
        @Nullable String action,
        @Nullable String intentSource,
        long drafted,
        long approved,
        long skipped,
        long edited,
        long expired,
        long revived,
        long sent,
        long failed,
        List<FailureReasons.Reason> failureReasons,
        Measures.Time timeToDecision,
        Measures.Time timeToSent) {

    static FigureRow of(Instant bucket, @Nullable String action, @Nullable String intentSource, Measures measures) {
        return new FigureRow(
                bucket,
                action,
                intentSource,
                measures.drafted(),
                measures.approved(),
                measures.skipped(),
                measures.edited(),
                measures.expired(),
                measures.revived(),
                measures.sent(),
                measures.failed(),
                measures.failureReasons(),
                measures.timeToDecision(),
                measures.timeToSent());
    }
}
