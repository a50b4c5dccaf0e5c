package com.heycmo.outreach.testsupport;

import com.heycmo.outreach.embedded.DatabaseAccess;
import com.heycmo.outreach.schema.Partitions;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Creates databases. The migrations run once, in a template from which the others are copied. */
final class TestDatabases {

    /** {@code mvn -Doutreach.test.partitions=8 …} runs any test on partitioned tables. */
    private static final Partitions PARTITIONS = new Partitions(Integer.getInteger("outreach.test.partitions", 0));

    private final DatabaseAccess server;
    private final DatabaseLogins logins;
    private final Queue<String> created = new ConcurrentLinkedQueue<>();
    private @Nullable String template;

    TestDatabases(DatabaseAccess server, DatabaseLogins logins) {
        this.server = server;
        this.logins = logins;
    }

    /** Synchronized, because PostgreSQL copies a template only while nobody is connected to it. */
    synchronized TestDatabase create() {
        if (template == null) {
            template = migrated();
        }
        String name = newName();
        admin().sql("CREATE DATABASE %s TEMPLATE %s".formatted(name, template)).update();
        return open(name);
    }

    TestDatabase createEmpty() {
        String name = newName();
        admin().sql("CREATE DATABASE %s TEMPLATE template0".formatted(name)).update();
        return open(name);
    }

    void dropAll() {
        for (String name = created.poll(); name != null; name = created.poll()) {
            admin().sql("DROP DATABASE IF EXISTS %s WITH (FORCE)".formatted(name))
                    .update();
        }
    }

    private String migrated() {
        TestDatabase database = createEmpty();
        migrate(database.owner());
        return database.name();
    }

    static void migrate(DatabaseAccess database) {
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.user(), database.password())
                .locations("classpath:db/migration")
                .placeholders(PARTITIONS.placeholders())
                .load()
                .migrate();
    }

    private String newName() {
        String name = "test_" + UUID.randomUUID().toString().replace("-", "");
        created.add(name);
        return name;
    }

    private TestDatabase open(String name) {
        return new TestDatabase(
                name, in(name, server), in(name, logins.service()), in(name, logins.worker()), Connections::pooled);
    }

    private static DatabaseAccess in(String database, DatabaseAccess access) {
        return new DatabaseAccess(withDatabase(access.jdbcUrl(), database), access.user(), access.password());
    }

    /** The URL with another database name, which stands between the last slash and the parameters. */
    static String withDatabase(String jdbcUrl, String name) {
        return jdbcUrl.replaceFirst("/[^/?]*(\\?.*)?$", "/" + name + "$1");
    }

    private JdbcClient admin() {
        return JdbcClient.create(new DriverManagerDataSource(server.jdbcUrl(), server.user(), server.password()));
    }
}
