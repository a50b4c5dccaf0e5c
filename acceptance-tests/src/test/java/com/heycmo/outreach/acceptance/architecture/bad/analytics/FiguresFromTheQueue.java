package com.heycmo.outreach.acceptance.architecture.bad.analytics;

import com.heycmo.outreach.acceptance.architecture.bad.approval.QueueController;
import java.sql.Connection;

/** Counts on the table that the work is done on, with the help of another service. */
record FiguresFromTheQueue(Connection connection, QueueController queue) {}
