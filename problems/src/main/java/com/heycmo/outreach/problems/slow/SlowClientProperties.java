package com.heycmo.outreach.problems.slow;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many requests may wait for their clients at once, in each instance, and for how long.
 *
 * @param perCredential of one bearer token or session
 * @param perAddress of one client address
 * @param total of all clients
 * @param slowAfter how long a request must wait before it can be evicted for others
 * @param bodyTimeout for a whole body
 * @param answerTimeout for a whole answer
 */
@ConfigurationProperties("outreach.slow-clients")
record SlowClientProperties(
        @DefaultValue("8") int perCredential,
        @DefaultValue("64") int perAddress,
        @DefaultValue("512") int total,
        @DefaultValue("1s") Duration slowAfter,
        @DefaultValue("30s") Duration bodyTimeout,
        @DefaultValue("60s") Duration answerTimeout) {}
