package com.heycmo.outreach.analytics.query;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.heycmo.outreach.analytics.figures.Measures;
import java.time.Instant;
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
        @JsonUnwrapped Measures measures) {}
