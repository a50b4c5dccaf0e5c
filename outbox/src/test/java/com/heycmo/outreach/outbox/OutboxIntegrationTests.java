package com.heycmo.outreach.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.tenancy.BackgroundRole;
import com.heycmo.outreach.tenancy.CustomerScope;
import com.heycmo.outreach.testsupport.KafkaProbe;
import com.heycmo.outreach.testsupport.QueueRows;
import com.heycmo.outreach.testsupport.UseTestInfrastructure;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Scope;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** The auto-configured module. The poll interval is so long that only a wake-up after a commit can start a round. */
@UseTestInfrastructure
@SpringBootTest(classes = OutboxTestApplication.class, properties = "outreach.outbox.poll-interval=1h")
class OutboxIntegrationTests {

    private final UUID customerId = UUID.randomUUID();
    private final UUID draftId = UUID.randomUUID();

    @Autowired
    private RelayWakeUp relayWakeUp;

    @Autowired
    @BackgroundRole
    private JdbcClient backgroundJdbc;

    @Autowired
    @BackgroundRole
    private PlatformTransactionManager backgroundTransactions;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private PlatformTransactionManager transactionManager;

    @Autowired
    @Qualifier("outboxHealthIndicator")
    private HealthIndicator health;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private QueueRows rows;

    @Autowired
    private KafkaProbe kafka;

    private KafkaProbe.Mark before = new KafkaProbe.Mark("", Map.of());

    @BeforeEach
    void markTheEndOfTheTopic() {
        kafka.createTopics(12, Topic.OUTCOMES, Topic.DECISIONS);
        before = kafka.mark(Topic.OUTCOMES.topicName());
    }

    @Test
    void wakesTheRelayOnlyWithinATransaction() {
        assertThatIllegalStateException().isThrownBy(() -> relayWakeUp.afterCommit());
    }

    @Test
    void relaysACloudEventInBinaryMode() {
        OutboxEvent event = Events.sent(customerId, draftId, 1);
        append(event);

        ConsumerRecord<byte[], byte[]> found = awaitEvent();
        assertThat(KafkaProbe.key(found)).isEqualTo(customerId.toString());
        assertThat(headers(found))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", event.id().toString(),
                        "ce_type", "com.heycmo.linkedin.outreach.sent.v1",
                        "ce_source", "/linkedin/outreach",
                        "ce_time", "2026-11-20T09:30:00.123456Z",
                        "ce_subject", draftId.toString(),
                        "ce_partitionkey", customerId.toString(),
                        "content-type", "application/json"));
        assertThat(KafkaProbe.text(found)).isEqualTo("""
                        {"eventId":"%s","type":"sent","customerId":"%s","draftId":"%s","action":"message",\
                        "prospectUrl":"https://www.linkedin.com/in/jane-doe","dayOffset":3,\
                        "intentSource":"funding_news","draftedAt":"2026-11-20T07:30:00.123456Z",\
                        "approvedAt":"2026-11-20T08:30:00.123456Z",\
                        "approvedByUserId":"7e0f6c1e-93d5-4a0a-8f3c-0d3f6a6f3b11",\
                        "occurredAt":"2026-11-20T09:30:00.123456Z","sequence":1,"claims":1,"failureKind":null,\
                        "failureCode":null,"approvedVia":null,"variant":null,"resolvedByUserId":null,\
                        "resultUrl":null,"errorMessage":null,\
                        "bodySha256":"abababababababababababababababababababababababababababababababab",\
                        "bodyAsApproved":true}""".formatted(event.id(), customerId, draftId));
    }

    @Test
    void sendsTheTraceOfTheTransactionAsAHeader() {
        SpanContext recorded = SpanContext.create(
                "4bf92f3577b34da6a3ce929d0e0e4736",
                "00f067aa0ba902b7",
                TraceFlags.getSampled(),
                TraceState.getDefault());
        try (Scope scope = Span.wrap(recorded).makeCurrent()) {
            append(Events.sent(customerId, draftId, 1));
        }

        assertThat(headers(awaitEvent()))
                .containsEntry("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
    }

    @Test
    void relaysDecisionsToTheirTopicInOrderPerDraft() {
        before = kafka.mark(Topic.DECISIONS.topicName());
        OutboxEvent revived = Events.decided(customerId, draftId, "revived", 2);
        OutboxEvent edited = Events.decided(customerId, draftId, "edited", 3);
        OutboxEvent approved = Events.decided(customerId, draftId, "approved", 3);
        inTransactionOf(customerId, tx -> {
            outbox().append(revived);
            outbox().append(List.of(edited, approved));
        });

        await().until(() -> ours().size() == 3);
        assertThat(Events.ids(ours().stream())).containsExactly(revived.id(), edited.id(), approved.id());
        assertThat(headers(ours().get(0)))
                .containsEntry("ce_type", "com.heycmo.linkedin.outreach.revived.v1")
                .containsEntry("ce_subject", draftId.toString());
        assertThat(KafkaProbe.text(ours().get(0))).isEqualTo("""
                        {"eventId":"%s","type":"revived","customerId":"%s","draftId":"%s","action":"message",\
                        "dayOffset":3,"intentSource":"funding_news","variant":null,\
                        "draftedAt":"2026-11-20T07:30:00.123456Z",\
                        "occurredAt":"2026-11-20T09:30:00.123456Z","version":2,"actor":"person",\
                        "actorId":"7e0f6c1e-93d5-4a0a-8f3c-0d3f6a6f3b11","via":null,"reason":null}""".formatted(revived.id(), customerId, draftId));
    }

    @Test
    void relaysEventsOfBackgroundWorkForSeveralCustomersAtOnce() {
        before = kafka.mark(Topic.DECISIONS.topicName());
        UUID other = UUID.randomUUID();
        new TransactionTemplate(backgroundTransactions)
                .executeWithoutResult(tx -> new TestOutbox(backgroundJdbc, relayWakeUp)
                        .append(List.of(
                                Events.decided(customerId, draftId, "expired", 1),
                                Events.decided(other, UUID.randomUUID(), "expired", 1))));

        await().until(
                        () -> kafka.since(before).stream().map(KafkaProbe::key).toList(),
                        keys -> keys.containsAll(List.of(customerId.toString(), other.toString())));
    }

    @Test
    void relaysRightAfterTheCommitAndNotBefore() {
        inTransactionOf(customerId, tx -> {
            outbox().append(Events.sent(customerId, draftId, 1));
            // Another transaction wakes the relay while this one is still open.
            append(Events.sent(UUID.randomUUID(), UUID.randomUUID(), 1));
            await().until(() -> kafka.since(before).size() == 1);
            assertThat(ours()).isEmpty();
        });

        await().atMost(Duration.ofSeconds(3)).until(() -> ours().size() == 1);
        await().until(() -> rows.outbox(customerId).isEmpty());
    }

    @Test
    void relaysNothingAfterARollback() {
        inTransactionOf(customerId, tx -> {
            outbox().append(Events.sent(customerId, draftId, 1));
            tx.setRollbackOnly();
        });
        OutboxEvent later = Events.sent(customerId, draftId, 1);
        append(later);

        awaitEvent();
        assertThat(Events.ids(ours().stream())).containsExactly(later.id());
    }

    @Test
    void exposesItsMetricsAndIsUp() {
        double relayedBefore = meters.get("outreach.outbox.relayed").counter().count();
        append(Events.sent(customerId, draftId, 1));

        await().until(() -> meters.get("outreach.outbox.relayed").counter().count() > relayedBefore);
        assertThat(meters.get("outreach.outbox.latency").timer().count()).isPositive();
        // From the commit on, whenever it happened.
        assertThat(meters.get("outreach.outbox.latency").timer().max(TimeUnit.HOURS))
                .isLessThan(1);
        assertThat(meters.get("outreach.outbox.pending").gauge().value()).isNotNegative();
        assertThat(health().getStatus()).isEqualTo(Status.UP);
        assertThat(health().getDetails()).containsKey("pending");
    }

    @Test
    void extendsTheIdleTimeoutForARound() {
        List<String> settings = transaction.execute(tx -> {
            new OutboxStore(jdbc).prepareRound(Duration.ofSeconds(60));
            return idleLimit();
        });

        assertThat(settings).containsExactly("1min");
        assertThat(idleLimit()).doesNotContain("1min");
    }

    private List<String> idleLimit() {
        return jdbc.sql("SELECT current_setting('idle_in_transaction_session_timeout')")
                .query(String.class)
                .list();
    }

    private TestOutbox outbox() {
        return new TestOutbox(jdbc, relayWakeUp);
    }

    private Health health() {
        return Objects.requireNonNull(health.health());
    }

    private void append(OutboxEvent event) {
        inTransactionOf(event.customerId(), tx -> outbox().append(event));
    }

    private void inTransactionOf(UUID customer, Consumer<TransactionStatus> work) {
        TransactionTemplate another = new TransactionTemplate(transactionManager);
        another.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
        try (CustomerScope scope = CustomerScope.open(customer)) {
            another.executeWithoutResult(work);
        }
    }

    private ConsumerRecord<byte[], byte[]> awaitEvent() {
        return await().until(this::ours, found -> !found.isEmpty()).get(0);
    }

    private List<ConsumerRecord<byte[], byte[]>> ours() {
        return kafka.since(before).stream()
                .filter(found -> KafkaProbe.key(found).equals(customerId.toString()))
                .toList();
    }

    private static Map<String, String> headers(ConsumerRecord<byte[], byte[]> found) {
        return StreamSupport.stream(found.headers().spliterator(), false)
                .collect(Collectors.toMap(
                        header -> header.key(), header -> new String(header.value(), StandardCharsets.UTF_8)));
    }
}
