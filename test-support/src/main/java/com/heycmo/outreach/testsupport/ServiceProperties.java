package com.heycmo.outreach.testsupport;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The properties with which a service runs on the servers of a test. */
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
        // Several instances run at the same time.
        properties.put("management.server.port", 0);
        // Tests send more requests than the default limits allow.
        properties.put("outreach.rate-limit.per-credential", 1_000_000);
        properties.put("outreach.rate-limit.per-address", 1_000_000);
        return properties;
    }

    /** As command-line arguments. */
    public static List<String> arguments(TestDatabase database, String bootstrapServers) {
        return of(database, bootstrapServers).entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toList();
    }
}
