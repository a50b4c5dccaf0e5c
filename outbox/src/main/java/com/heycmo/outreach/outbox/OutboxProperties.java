package com.heycmo.outreach.outbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code outreach.outbox.*}.
 *
 * @param relay whether this process relays events; false where change data capture does it
 * @param pollInterval how often the relay looks without having been woken: what other processes left behind
 */
@ConfigurationProperties("outreach.outbox")
record OutboxProperties(
        @DefaultValue("true") boolean relay,
        @DefaultValue("1s") Duration pollInterval) {}
