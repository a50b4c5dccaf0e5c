package com.heycmo.outreach.tenancy;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code outreach.worker.*}: the login of work that serves no single customer, on the database of
 * {@code spring.datasource.url}.
 *
 * @param username without one, that work uses the login and the pool of requests
 * @param poolSize the most connections; each request of an extension looks its token up on one of them
 */
@ConfigurationProperties("outreach.worker")
record WorkerProperties(
        @Nullable String username,
        @Nullable String password,
        @DefaultValue("10") int poolSize) {

    @Override
    public String toString() {
        return "WorkerProperties[username=%s, poolSize=%d]".formatted(username, poolSize);
    }
}
