package com.heycmo.outreach.tenancy;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code outreach.worker.*}: the login of background work, on the database of {@code spring.datasource.url}.
 *
 * @param username null if background work shares the login and the pool of requests
 * @param poolSize the maximum number of connections; each request of an extension uses one to look up its token
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
