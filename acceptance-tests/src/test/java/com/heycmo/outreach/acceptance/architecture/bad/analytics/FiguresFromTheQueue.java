package com.heycmo.outreach.acceptance.architecture.bad.analytics;

import com.heycmo.outreach.acceptance.architecture.bad.approval.QueueController;
import java.sql.Connection;

/** Reads the queue table, and uses another service. */
record FiguresFromTheQueue(Connection connection, QueueController queue) {}
