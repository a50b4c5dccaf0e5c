package com.heycmo.outreach.testsupport;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;

/**
 * The PostgreSQL and the Kafka broker that all tests of this process share: started at the first use, stopped at its
 * end. {@code outreach.test.infrastructure} (system property, or {@code OUTREACH_TEST_INFRASTRUCTURE}) chooses among
 * {@code embedded}, the default, {@code containers} and {@code given}.
 */
public final class Infrastructure {

    private static final int CONTEXTS_CLOSE_WITHIN_SECONDS = 60;

    private static @Nullable Infrastructure shared;

    private final TestServers servers;
    private final TestDatabases databases;
    private final AtomicBoolean contextsExist = new AtomicBoolean();
    private final CountDownLatch contextsClosed = new CountDownLatch(1);

    private Infrastructure(TestServers servers) {
        this.servers = servers;
        this.databases = new TestDatabases(servers.database(), servers.logins());
    }

    /** The shared servers; starts them at the first call. */
    public static synchronized Infrastructure get() {
        if (shared == null) {
            shared = new Infrastructure(start(InfrastructureChoice.ofThisProcess()));
            shared.stopAtTheEndOfTheProcess();
        }
        return shared;
    }

    /** Servers for one test alone, to be stopped and started again; always embedded. The caller closes them. */
    public static DedicatedServers dedicated() {
        return new DedicatedServers();
    }

    /** A new database, with the schema in it. */
    public TestDatabase newDatabase() {
        return databases.create();
    }

    /** A new database with nothing in it, for tests of the migrations. */
    public TestDatabase newEmptyDatabase() {
        return databases.createEmpty();
    }

    public String bootstrapServers() {
        return servers.bootstrapServers();
    }

    public KafkaProbe kafka() {
        return new KafkaProbe(bootstrapServers());
    }

    /** Has the servers wait for Spring's contexts to close. */
    void announceContext() {
        contextsExist.set(true);
    }

    private void stopAtTheEndOfTheProcess() {
        // These run when the contexts have closed, and only if an application was ever started.
        SpringApplication.getShutdownHandlers().add(contextsClosed::countDown);
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "test-infrastructure-stop"));
    }

    private void stop() {
        try {
            if (contextsExist.get()) {
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
        return choice instanceof InfrastructureChoice.Containers ? ContainerServers.start() : EmbeddedServers.start();
    }
}
