package com.heycmo.outreach.outbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code outreach.outbox.*}.
 *
 * @param relay who relays the events
 * @param pollInterval how often the relay looks for events of other processes, or the sweep for confirmed ones
 * @param slot the replication slot of change data capture; only used without a relay
 */
@ConfigurationProperties("outreach.outbox")
record OutboxProperties(
        @DefaultValue("here") RelayMode relay,
        @DefaultValue("1s") Duration pollInterval,
        @DefaultValue("outreach_outbox") String slot) {}
