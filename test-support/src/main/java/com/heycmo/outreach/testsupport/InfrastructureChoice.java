package com.heycmo.outreach.testsupport;

import com.heycmo.outreach.embedded.DatabaseAccess;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the integration tests run on, as {@code outreach.test.infrastructure} says. */
sealed interface InfrastructureChoice {

    String SWITCH = "outreach.test.infrastructure";

    /** Servers that the test process starts; the default. */
    record Embedded() implements InfrastructureChoice {}

    /** Testcontainers; needs a Docker daemon. */
    record Containers() implements InfrastructureChoice {}

    /** External servers. The user must be allowed to create databases and roles. */
    record Given(DatabaseAccess database, String bootstrapServers) implements InfrastructureChoice {}

    /** From system properties, else environment variables ({@code OUTREACH_TEST_INFRASTRUCTURE}). */
    static InfrastructureChoice ofThisProcess() {
        return of(InfrastructureChoice::propertyOrVariable);
    }

    static InfrastructureChoice of(Function<String, @Nullable String> settings) {
        String chosen = settings.apply(SWITCH);
        if (chosen == null || chosen.isBlank()) {
            return new Embedded();
        }
        return switch (chosen.strip()) {
            case "embedded" -> new Embedded();
            case "containers" -> new Containers();
            case "given" -> given(settings);
            default ->
                throw new IllegalArgumentException(
                        "%s is '%s'; it must be embedded, containers or given.".formatted(SWITCH, chosen));
        };
    }

    private static Given given(Function<String, @Nullable String> settings) {
        DatabaseAccess database = new DatabaseAccess(
                require(settings, "outreach.test.jdbc-url"),
                require(settings, "outreach.test.jdbc-user"),
                require(settings, "outreach.test.jdbc-password"));
        return new Given(database, require(settings, "outreach.test.bootstrap-servers"));
    }

    private static String require(Function<String, @Nullable String> settings, String name) {
        String value = settings.apply(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("%s is missing: %s=given needs it.".formatted(name, SWITCH));
        }
        return value;
    }

    private static @Nullable String propertyOrVariable(String name) {
        String property = System.getProperty(name);
        return property != null ? property : System.getenv(variable(name));
    }

    static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
