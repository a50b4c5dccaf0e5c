package com.heycmo.outreach.analytics.query;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.heycmo.outreach.analytics.figures.Measures;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One hour or day of one group.
 *
 * @param bucket the start of the hour or day
 * @param action null if not grouped by it
 * @param intentSource null if not grouped by it, and for drafts without a source
 * @param variant null if not grouped by it, and for drafts without a variant
 */
record FigureRow(
        Instant bucket,
        @Nullable String action,
        @Nullable String intentSource,
        @Nullable String variant,
        @JsonUnwrapped Measures measures) {}
