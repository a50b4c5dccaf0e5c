package com.heycmo.outreach.outbox;

import com.heycmo.outreach.embedded.DatabaseAccess;
import com.heycmo.outreach.testsupport.TestDatabase;
import com.heycmo.outreach.traces.Traces;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** Any number of relays on one outbox. Each has its own connection pool, like a separate process. */
final class Relays implements AutoCloseable {

    private final TestDatabase database;
    private final String bootstrapServers;
    private final List<OutboxRelay> relays = new ArrayList<>();
    private final List<HikariDataSource> pools = new ArrayList<>();
    private final JdbcClient requests;
    private final TransactionTemplate request;

    /** Uses the relays' database role. */
    final JdbcClient jdbc;

    final TransactionTemplate transaction;

    final TestOutbox outbox;

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    Relays(TestDatabase database, String bootstrapServers) {
        this.database = database;
        this.bootstrapServers = bootstrapServers;
        HikariDataSource service = pool(database.service());
        this.requests = JdbcClient.create(service);
        this.request = new TransactionTemplate(new JdbcTransactionManager(service));
        HikariDataSource worker = pool(database.worker());
        this.jdbc = JdbcClient.create(worker);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(worker));
        this.outbox = new TestOutbox(requests, new RelayWakeUp(() -> relays.forEach(OutboxRelay::wake)));
    }

    RelayMonitor start() {
        return start(OutboxStore::new);
    }

    /** Starts a relay with a modified store. */
    RelayMonitor start(Function<JdbcClient, OutboxStore> store) {
        HikariDataSource own = pool(database.worker());
        RelayMonitor monitor = new RelayMonitor(meters);
        EventProducer producer = new EventProducer(
                new DefaultKafkaProducerFactory<>(Map.of("bootstrap.servers", bootstrapServers)), Traces.OFF);
        JdbcTransactionManager transactions = new JdbcTransactionManager(own);
        OutboxStore ownStore = store.apply(JdbcClient.create(own));
        Blockages blockages = new Blockages(monitor);
        OutboxRelay relay = new OutboxRelay(
                new RelayRound(transactions, ownStore, producer, blockages, monitor),
                new BlockedEvents(transactions, ownStore, producer, blockages, monitor),
                producer,
                monitor,
                Duration.ofMillis(200));
        relays.add(relay);
        relay.start();
        return monitor;
    }

    void append(OutboxEvent... events) {
        request.executeWithoutResult(tx -> List.of(events).forEach(this::appendAsItsCustomer));
    }

    /** Commits the event after this work is done. */
    void appendAround(OutboxEvent event, Runnable work) {
        request.executeWithoutResult(tx -> {
            appendAsItsCustomer(event);
            work.run();
        });
    }

    private void appendAsItsCustomer(OutboxEvent event) {
        requests.sql("SELECT set_config('outreach.customer_id', :customerId, true)")
                .param("customerId", event.customerId().toString())
                .query()
                .singleRow();
        outbox.append(event);
    }

    void stop() {
        relays.forEach(OutboxRelay::stop);
        relays.clear();
    }

    @Override
    public void close() {
        stop();
        pools.forEach(HikariDataSource::close);
    }

    private HikariDataSource pool(DatabaseAccess access) {
        HikariDataSource created = new HikariDataSource();
        created.setJdbcUrl(access.jdbcUrl());
        created.setUsername(access.user());
        created.setPassword(access.password());
        created.setMaximumPoolSize(8);
        created.setMinimumIdle(0);
        pools.add(created);
        return created;
    }
}
