package com.heycmo.outreach.tenancy;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;

/**
 * Runs the migrations and nothing else. For installations in which a job migrates the database before a new version starts
 * ({@code spring.flyway.enabled=false} on the services), so that no service knows the owner's password.
 */
public final class Migrations {

    private static final String COMMAND = "migrate";

    private Migrations() {}

    /** Whether the first argument of a process asks for the migrations instead of the service. */
    public static boolean areAskedFor(String... arguments) {
        return arguments.length > 0 && arguments[0].equals(COMMAND);
    }

    /**
     * Waits for the database and migrates it.
     *
     * @param arguments of the process; the database is that of {@code spring.datasource.url} and {@code spring.flyway.*}
     * @throws RuntimeException if a migration fails; it has changed nothing then
     */
    public static void run(String... arguments) {
        new SpringApplicationBuilder(Configuration.class)
                .web(WebApplicationType.NONE)
                .run(arguments)
                .close();
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        MigrationsAutoConfiguration.class,
        FlywayAutoConfiguration.class
    })
    static class Configuration {}
}
