package com.heycmo.outreach.tenancy;

import com.heycmo.outreach.schema.Partitions;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;

/** Passes {@code outreach.schema.partitions} to the migrations. */
@AutoConfiguration(before = FlywayAutoConfiguration.class)
@EnableConfigurationProperties(SchemaProperties.class)
class MigrationsAutoConfiguration {

    @Bean
    FlywayConfigurationCustomizer partitions(SchemaProperties properties) {
        return flyway -> {
            Map<String, String> placeholders = new HashMap<>(flyway.getPlaceholders());
            placeholders.putAll(new Partitions(properties.partitions()).placeholders());
            flyway.placeholders(placeholders);
        };
    }
}
