package com.heycmo.outreach.testsupport;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;

/**
 * The PostgreSQL server and the Kafka broker that all tests of this process share. They start at the first use and stop
 * when the process ends. {@code outreach.test.infrastructure} (system property, or
 * {@code OUTREACH_TEST_INFRASTRUCTURE}) is {@code embedded} (the default), {@code containers} or {@code given}.
 */
public final class TestInfrastructure {

    private static final int CONTEXTS_CLOSE_WITHIN_SECONDS = 60;

    private static @Nullable TestInfrastructure shared;

    private final TestServers servers;
    private final TestDatabases databases;
    private final AtomicBoolean hasContexts = new AtomicBoolean();
    private final CountDownLatch contextsClosed = new CountDownLatch(1);

    private TestInfrastructure(TestServers servers) {
        this.servers = servers;
        this.databases = new TestDatabases(servers.database(), servers.logins());
    }

    /** The shared servers; starts them at the first call. */
    public static synchronized TestInfrastructure get() {
        if (shared == null) {
            shared = new TestInfrastructure(start(InfrastructureChoice.ofThisProcess()));
            shared.stopWhenTheProcessEnds();
        }
        return shared;
    }

    /** Embedded servers for one test, which may stop and restart them. The caller closes them. */
    public static DedicatedServers dedicated() {
        return DedicatedServers.ofTest(Map.of(), null);
    }

    /** The same with a broker that obeys ACLs; everything without one is allowed. */
    public static DedicatedServers dedicatedWithAcls() {
        return DedicatedServers.ofTest(
                Map.of(
                        "authorizer.class.name",
                        "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                        "allow.everyone.if.no.acl.found",
                        "true"),
                null);
    }

    /** The same with the database's files in this directory, which does not exist yet. */
    public static DedicatedServers dedicatedWithPostgresIn(Path directory) {
        return DedicatedServers.ofTest(Map.of(), directory);
    }

    /** A new database, with the schema in it. */
    public TestDatabase newDatabase() {
        return databases.create();
    }

    /** A new, empty database, for tests of the migrations. */
    public TestDatabase newEmptyDatabase() {
        return databases.createEmpty();
    }

    public String bootstrapServers() {
        return servers.bootstrapServers();
    }

    public KafkaProbe kafka() {
        return new KafkaProbe(bootstrapServers());
    }

    /** Delays the stop of the servers until Spring's contexts have closed. */
    void registerContext() {
        hasContexts.set(true);
    }

    private void stopWhenTheProcessEnds() {
        // Spring runs these handlers after it has closed the contexts, and only if an application was started.
        SpringApplication.getShutdownHandlers().add(contextsClosed::countDown);
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop-test-infrastructure"));
    }

    private void stop() {
        try {
            if (hasContexts.get()) {
                contextsClosed.await(CONTEXTS_CLOSE_WITHIN_SECONDS, TimeUnit.SECONDS);
            }
            if (servers.outlivesTheTests()) {
                databases.dropAll();
                servers.logins().dropFrom(servers.database());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            servers.stop();
        }
    }

    private static TestServers start(InfrastructureChoice choice) {
        if (choice instanceof InfrastructureChoice.Given given) {
            DatabaseLogins logins = DatabaseLogins.createOn(given.database());
            return new GivenServers(given.database(), logins, given.bootstrapServers());
        }
        return choice instanceof InfrastructureChoice.Containers ? ContainerServers.start() : new EmbeddedServers();
    }
}
