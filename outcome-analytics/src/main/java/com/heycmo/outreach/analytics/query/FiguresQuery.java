package com.heycmo.outreach.analytics.query;

import com.heycmo.outreach.analytics.figures.Bucket;
import java.time.Instant;

/**
 * What is asked for.
 *
 * @param from the hour or day that this lies in is the first
 * @param to excluded
 */
record FiguresQuery(Instant from, Instant to, Bucket bucket, Grouping by) {}
