package com.heycmo.outreach.benchmarks;

import com.heycmo.outreach.embedded.PostgresServer;
import com.heycmo.outreach.extension.ExtensionToken;
import com.heycmo.outreach.schema.Partitions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.Assert;

/** A database with the schema and customers, each with the token of its extension. It is dropped when it is closed. */
record Database(PostgresServer server, String name, Map<UUID, String> tokens, List<UUID> customers, AtomicLong claims)
        implements AutoCloseable {

    private static final String INSERT_CUSTOMERS = sql("insert-customers");
    private static final String CREATE_LIMITS = sql("create-limits");

    static Database create(PostgresServer server, String name, int customers, Partitions partitions) {
        executeAsSuperuser(server, "CREATE DATABASE %s OWNER %s".formatted(name, server.user()));
        SecureRandom random = new SecureRandom();
        Map<UUID, String> tokens = new LinkedHashMap<>();
        String[] hashes = new String[customers];
        for (int number = 0; number < customers; number++) {
            ExtensionToken token = ExtensionToken.generate(random);
            tokens.put(UUID.randomUUID(), token.reveal());
            hashes[number] = "\\x" + HexFormat.of().formatHex(token.sha256());
        }
        List<UUID> ids = List.copyOf(tokens.keySet());
        Database database = new Database(server, name, tokens, ids, new AtomicLong());
        Flyway.configure()
                .dataSource(database.owner())
                .placeholders(partitions.placeholders())
                .load()
                .migrate();
        JdbcClient.create(database.owner()).sql(CREATE_LIMITS).update();
        String[] idTexts = ids.stream().map(UUID::toString).toArray(String[]::new);
        var insert = JdbcClient.create(database.owner()).sql(INSERT_CUSTOMERS);
        insert.param("ids", idTexts).param("hashes", hashes).update();
        return database;
    }

    /** The statement in a {@code .sql} file. */
    static String sql(String name) {
        try {
            return new ClassPathResource(name + ".sql", Database.class).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void executeAsSuperuser(PostgresServer server, String sql) {
        var access = server.superuser();
        JdbcClient.create(new DriverManagerDataSource(access.jdbcUrl(), access.user(), access.password()))
                .sql(sql)
                .update();
    }

    String url() {
        return server.jdbcUrl(name);
    }

    /** The login that owns the schema. Row-level security does not bind it. */
    DataSource owner() {
        return new DriverManagerDataSource(url(), server.user(), server.password());
    }

    /** A connection of the login that serves requests. */
    Connection openAsService() throws SQLException {
        var access = server.service();
        return new DriverManagerDataSource(url(), access.user(), access.password()).getConnection();
    }

    Drafts drafts() {
        return new Drafts(owner());
    }

    UUID anyCustomer() {
        return customers.get(ThreadLocalRandom.current().nextInt(customers.size()));
    }

    /** Counts the claims of a run and returns their rate. A few attempts may have found nothing. */
    double countClaims(Load.Run run) {
        claims.addAndGet(run.successes());
        Assert.state(run.successes() > run.attempts() * 0.98, "Too few drafts are left to claim. Increase --rows.");
        return run.perSecond();
    }

    void checkClaims() {
        drafts().checkClaims(claims.get());
    }

    @Override
    public void close() {
        executeAsSuperuser(server, "DROP DATABASE %s WITH (FORCE)".formatted(name));
    }
}
