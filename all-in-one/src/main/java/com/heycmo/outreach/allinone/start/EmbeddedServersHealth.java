package com.heycmo.outreach.allinone.start;

import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Health {@code embeddedServers}: down while one of them has died and is started again. */
@Component("embeddedServersHealthIndicator")
final class EmbeddedServersHealth implements HealthIndicator {

    private final EmbeddedServers servers;

    EmbeddedServersHealth(EmbeddedServers servers) {
        this.servers = servers;
    }

    @Override
    public Health health() {
        List<ServerWatch.Outage> outages = servers.outages();
        return outages.isEmpty()
                ? Health.up().build()
                : Health.down().withDetail("restarting", outages).build();
    }
}
