package com.heycmo.outreach.analytics.query;

import java.util.List;

/** The answer: rows by time, then by group. An hour or day without anything has none. */
record FigureRows(List<FigureRow> rows) {}
