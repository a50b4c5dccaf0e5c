package com.heycmo.outreach.outbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code outreach.outbox.*}.
 *
 * @param relay whether this process relays events; false if another service or change data capture does
 * @param pollInterval how often the relay looks for events of other processes
 */
@ConfigurationProperties("outreach.outbox")
record OutboxProperties(
        @DefaultValue("true") boolean relay,
        @DefaultValue("1s") Duration pollInterval) {}
