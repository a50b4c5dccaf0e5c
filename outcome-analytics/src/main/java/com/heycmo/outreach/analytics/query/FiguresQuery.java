package com.heycmo.outreach.analytics.query;

import com.heycmo.outreach.analytics.figures.Bucket;
import java.time.Instant;

/**
 * A request for figures.
 *
 * @param from includes the whole hour or day that contains it
 * @param to excluded
 */
record FiguresQuery(Instant from, Instant to, Bucket bucket, Grouping by) {}
