package com.heycmo.outreach.ingest.listening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.heycmo.outreach.ingest.listening.DraftConsumer.Phase;
import com.heycmo.outreach.ingest.upsert.DatabaseAwayException;
import com.heycmo.outreach.ingest.upsert.Upserted;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class IngestHealthIndicatorTests {

    private static final ConsumerRecord<byte[], byte[]> RECORD =
            new ConsumerRecord<>("drafts", 0, 0, null, new byte[0]);

    private final DraftConsumer consumer = mock(DraftConsumer.class);
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final IngestMonitor monitor = new IngestMonitor(meters);
    private final IngestHealthIndicator indicator = new IngestHealthIndicator(consumer, monitor, meters);

    @Test
    void isUpWhileDraftsAreConsumed() {
        when(consumer.phase()).thenReturn(Phase.RUNNING);
        monitor.batchFinished(Collections.nCopies(3, RECORD), Upserted.NOTHING, List.of());

        Health health = indicator.health();

        assertThat(health.getStatus()).isEqualTo(Status.UP);
        assertThat(health.getDetails())
                .containsEntry("state", "running")
                .containsEntry("lastBatchRecords", 3)
                .containsKey("lastBatchSecondsAgo");
    }

    @Test
    void reportsTheAwaitedServerAndTheWaitingTime() {
        when(consumer.phase()).thenReturn(Phase.RUNNING);
        monitor.failedDelivery(batch(2_000), mock(DatabaseAwayException.class), 1);

        Health health = indicator.health();

        assertThat(health.getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        assertThat(health.getDetails())
                .containsEntry("state", "waiting for the database")
                .containsEntry("records", 2_000)
                .containsKey("seconds");
    }

    @Test
    void showsForHowLongDraftsHaveWaited() {
        when(consumer.phase()).thenReturn(Phase.RUNNING);
        assertThat(blockedSeconds()).isZero();

        monitor.failedDelivery(batch(2_000), mock(DatabaseAwayException.class), 1);

        await().untilAsserted(() -> assertThat(blockedSeconds()).isPositive());
    }

    private double blockedSeconds() {
        return meters.get("outreach.ingest.blocked").gauge().value();
    }

    @Test
    void isUpAgainAfterTheRetrySucceeded() {
        when(consumer.phase()).thenReturn(Phase.RUNNING);
        monitor.failedDelivery(batch(1), new TimeoutException(), 1);
        monitor.retryEnded();

        assertThat(indicator.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void isOutOfServiceBeforeTheTopicsExist() {
        when(consumer.phase()).thenReturn(Phase.AWAITING_TOPICS);

        assertThat(indicator.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        assertThat(indicator.health().getDetails()).containsEntry("state", "waiting for the topics");
    }

    @Test
    void isDownAfterAFatalErrorOfTheConsumers() {
        when(consumer.phase()).thenReturn(Phase.FAILED);

        assertThat(indicator.health().getStatus()).isEqualTo(Status.DOWN);
    }

    @Test
    void logsEachFailedAttemptWithItsCause(CapturedOutput output) {
        monitor.failedDelivery(batch(2), new IllegalStateException(new TimeoutException("no broker")), 3);

        assertThat(output).contains("Attempt 3 failed for a batch of 2 records: waiting for Kafka.");
    }

    private static ConsumerRecords<byte[], byte[]> batch(int records) {
        return new ConsumerRecords<>(
                Map.of(new TopicPartition("drafts", 0), Collections.nCopies(records, RECORD)), Map.of());
    }
}
