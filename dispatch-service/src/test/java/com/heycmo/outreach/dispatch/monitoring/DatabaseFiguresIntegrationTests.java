package com.heycmo.outreach.dispatch.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.heycmo.outreach.dispatch.DispatchTestBase;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.testsupport.QueueRow;
import com.heycmo.outreach.testsupport.TestDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The figures that only the database knows, read with the login of background work. */
class DatabaseFiguresIntegrationTests extends DispatchTestBase {

    private static final double HOUR = Duration.ofHours(1).toSeconds();

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private DatabaseFigures figures;

    @Autowired
    private MonitoringStore store;

    @Autowired
    private TestDatabase database;

    @Autowired
    private MeterRegistry service;

    @BeforeEach
    void read() {
        figures = new DatabaseFigures(store, meters);
        figures.read();
    }

    @Test
    void showsTheOldestEventOfEachTopic() {
        jdbc.sql("""
                        INSERT INTO outbox (id, aggregatetype, aggregateid, type, customer_id, created_at, written_at, payload)
                        VALUES (:id, 'linkedin.outreach.signals', :id, 'test', :id, now(), now() - interval '30 days', '{}')
                        """).param("id", customerId).update();
        assertThat(after("outreach.outbox.oldest", "topic", "linkedin.outreach.signals"))
                .isGreaterThan(700 * HOUR);

        jdbc.sql("DELETE FROM outbox WHERE customer_id = :id")
                .param("id", customerId)
                .update();
        assertThat(after("outreach.outbox.oldest", "topic", "linkedin.outreach.signals"))
                .isLessThan(700 * HOUR);
    }

    @Test
    void countsPausedCustomersByReason() {
        double before = gauge("outreach.customers.paused", "reason", "checkpoint");
        double customers = meters.get("outreach.customers").gauge().value();

        jdbc.sql("""
                        INSERT INTO linkedin_outreach_customer (customer_id, paused_at, paused_by_rule)
                        VALUES (:customer, now(), 'checkpoint')
                        """).param("customer", customerId).update();

        assertThat(after("outreach.customers.paused", "reason", "checkpoint")).isEqualTo(before + 1);
        assertThat(meters.get("outreach.customers").gauge().value()).isEqualTo(customers + 1);
    }

    @Test
    void showsTheHighestUseOfACap() {
        double reached = gauge("outreach.cap.reached", "action", "connection_request");
        int cap = Action.CONNECTION_REQUEST.cap();
        jdbc.sql("INSERT INTO linkedin_outreach_customer (customer_id) VALUES (:customer)")
                .param("customer", customerId)
                .update();
        for (int i = 0; i < cap; i++) {
            rows.insert(QueueRow.sent(customerId, Duration.ofHours(1)).action(Action.CONNECTION_REQUEST));
        }

        assertThat(after("outreach.cap.used", "action", "connection_request")).isGreaterThanOrEqualTo(cap);
        assertThat(gauge("outreach.cap.reached", "action", "connection_request"))
                .isEqualTo(reached + 1);
        assertThat(gauge("outreach.cap.limit", "action", "connection_request")).isEqualTo(cap);
    }

    @Test
    void countsExtensionsByTheirState() {
        double before = gauge("outreach.devices", "state", "checkpoint");

        jdbc.sql("""
                        UPDATE linkedin_outreach_extension SET state = 'checkpoint', state_at = now()
                         WHERE customer_id = :customer
                        """).param("customer", customerId).update();

        assertThat(after("outreach.devices", "state", "checkpoint")).isEqualTo(before + 1);
    }

    @Test
    void countsClaimsThatNobodyAnswered() {
        double before = meters.get("outreach.claims.unanswered").gauge().value();
        rows.insert(QueueRow.claimed(customerId, UUID.randomUUID()).at("locked_until", Duration.ofMinutes(-1)));
        rows.insert(QueueRow.claimed(customerId, UUID.randomUUID()));

        figures.read();

        assertThat(meters.get("outreach.claims.unanswered").gauge().value()).isEqualTo(before + 1);
    }

    @Test
    void showsForHowLongADraftHasWaitedForTheSweep() {
        UUID id = rows.insert(QueueRow.pending(customerId).at("expires_at", Duration.ofDays(-90)));
        figures.read();
        assertThat(meters.get("outreach.sweep.overdue").gauge().value()).isGreaterThan(24 * 89 * HOUR);

        jdbc.sql("UPDATE linkedin_outreach_queue SET status = 'expired' WHERE id = :id")
                .param("id", id)
                .update();
        figures.read();
        assertThat(meters.get("outreach.sweep.overdue").gauge().value()).isLessThan(24 * 89 * HOUR);
    }

    @Test
    void showsDeadRowsOfEachTable() {
        assertThat(meters.get("outreach.database.dead.rows")
                        .tag("table", "linkedin_outreach_queue")
                        .gauge()
                        .value())
                .isNotNegative();
        assertThat(meters.find("outreach.database.live.rows").gauges()).hasSizeGreaterThan(5);
    }

    @Test
    void aSnapshotThatDoesNotMoveAges() {
        transaction.executeWithoutResult(holding -> {
            jdbc.sql("SELECT pg_current_xact_id()::text").query(String.class).single();
            database.jdbc()
                    .sql("SELECT pg_current_xact_id()::text")
                    .query(String.class)
                    .single();
            await().untilAsserted(() -> {
                figures.read();
                assertThat(meters.get("outreach.database.snapshot.age").gauge().value())
                        .isGreaterThan(0.3);
            });
        });
    }

    @Test
    void measuresEachStatementByTheMethodOfItsStore() {
        double before = measured("MonitoringStore.devices");
        figures.read();
        extension.claim();

        assertThat(measured("MonitoringStore.devices")).isGreaterThan(before);
        assertThat(measured("ClaimStore.claim")).isPositive();
    }

    private double measured(String statement) {
        return service.get("outreach.statements")
                .tag("statement", statement)
                .timer()
                .count();
    }

    private double after(String name, String tag, String value) {
        figures.read();
        return gauge(name, tag, value);
    }

    private double gauge(String name, String tag, String value) {
        return meters.get(name).tag(tag, value).gauge().value();
    }
}
