package com.heycmo.outreach.problems.slow;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many requests may wait for their clients at once, in each instance, and for how long.
 *
 * @param perCredential of one bearer token or session
 * @param perAddress of one client address
 * @param inAll of all clients
 * @param slowAfter one that has waited for so long gives way to others beyond these numbers
 * @param bodyTimeout for a whole body
 * @param answerTimeout for a whole answer
 */
@ConfigurationProperties("outreach.slow-clients")
record SlowClientProperties(
        @DefaultValue("8") int perCredential,
        @DefaultValue("64") int perAddress,
        @DefaultValue("512") int inAll,
        @DefaultValue("1s") Duration slowAfter,
        @DefaultValue("30s") Duration bodyTimeout,
        @DefaultValue("60s") Duration answerTimeout) {}
