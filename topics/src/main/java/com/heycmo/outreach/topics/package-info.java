/** Kafka for every service: creates missing topics, reports the broker's health, configures reliable producers. */
@NullMarked
package com.heycmo.outreach.topics;

import org.jspecify.annotations.NullMarked;
