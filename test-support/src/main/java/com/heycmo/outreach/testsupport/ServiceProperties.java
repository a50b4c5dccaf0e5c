package com.heycmo.outreach.testsupport;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a service has to be told so that it runs on the servers of a test: the one place that knows. */
public final class ServiceProperties {

    private ServiceProperties() {}

    /** By name. */
    public static Map<String, Object> of(TestDatabase database, String bootstrapServers) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("spring.datasource.url", database.jdbcUrl());
        properties.put("spring.datasource.username", database.service().user());
        properties.put("spring.datasource.password", database.service().password());
        properties.put("outreach.worker.username", database.worker().user());
        properties.put("outreach.worker.password", database.worker().password());
        properties.put("spring.flyway.user", database.user());
        properties.put("spring.flyway.password", database.password());
        properties.put("spring.kafka.bootstrap-servers", bootstrapServers);
        properties.put(
                "spring.security.oauth2.resourceserver.jwt.issuer-uri",
                TestIssuer.shared().issuer());
        // Several instances live side by side.
        properties.put("management.server.port", 0);
        // Tests ask faster than any person or extension.
        properties.put("outreach.rate-limit.per-credential", 1_000_000);
        properties.put("outreach.rate-limit.per-address", 1_000_000);
        return properties;
    }

    /** As arguments of a command line. */
    public static List<String> arguments(TestDatabase database, String bootstrapServers) {
        return of(database, bootstrapServers).entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toList();
    }
}
