package com.heycmo.outreach.ingest.listening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.atLeast;
import static org.mockito.Mockito.atLeastOnce;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.heycmo.outreach.ingest.IngestProperties;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.CorruptRecordException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.listener.MessageListenerContainer;

class InfiniteRetryErrorHandlerTests {

    private static final TopicPartition KEPT = new TopicPartition("drafts", 0);
    private static final TopicPartition REVOKED = new TopicPartition("drafts", 1);
    private static final ConsumerRecords<byte[], byte[]> BATCH = new ConsumerRecords<>(
            Map.of(KEPT, List.of(record(KEPT, 41), record(KEPT, 42)), REVOKED, List.of(record(REVOKED, 7))), Map.of());
    private static final IngestProperties PROPERTIES =
            new IngestProperties("group", 1, 10, 10, Duration.ofMillis(1), Duration.ofMillis(2), Map.of(), Map.of());

    @SuppressWarnings("unchecked")
    private final Consumer<byte[], byte[]> consumer = mock(Consumer.class);

    private final MessageListenerContainer container = mock(MessageListenerContainer.class);
    private final IngestMonitor monitor = new IngestMonitor(new SimpleMeterRegistry());
    private final InfiniteRetryErrorHandler handler = new InfiniteRetryErrorHandler(PROPERTIES, monitor);
    private final AtomicInteger deliveries = new AtomicInteger();

    @BeforeEach
    void run() {
        when(container.isRunning()).thenReturn(true);
        when(container.getContainerFor(any(), anyInt())).thenReturn(container);
        when(consumer.assignment()).thenReturn(Set.of(KEPT));
    }

    @Test
    void retriesTheBatchUntilItSucceeds() {
        deliver(new IllegalStateException("first"), failing(30, new IllegalStateException("again")));

        assertThat(deliveries).hasValue(31);
        verify(consumer, never()).seek(any(TopicPartition.class), anyLong());
    }

    @Test
    void treatsNoExceptionAsFatal() {
        deliver(new ClassCastException("fatal by default"), failing(5, new ClassCastException("fatal by default")));

        assertThat(deliveries).hasValue(6);
    }

    @Test
    void keepsPollingDuringRetriesToStayInTheGroup() {
        deliver(new IllegalStateException("first"), failing(3, new IllegalStateException("again")));

        verify(consumer, atLeast(4)).poll(Duration.ZERO);
        verify(consumer, atLeastOnce()).pause(any());
        verify(consumer).resume(any());
    }

    @Test
    void reportsTheCauseUntilTheBatchSucceeds() {
        deliver(
                new TimeoutException("the commit"),
                () -> assertThat(monitor.longestRetry())
                        .hasValueSatisfying(batch -> assertThat(batch.cause()).isEqualTo(RetryCause.KAFKA)));

        assertThat(monitor.longestRetry()).isEmpty();
    }

    @Test
    void seeksBackWhenTheConsumerItselfFails() {
        when(consumer.poll(any())).thenThrow(new CorruptRecordException("unrelated to the batch"));

        assertThatThrownBy(() -> deliver(new IllegalStateException("first"), failing(0, new IllegalStateException())))
                .isInstanceOf(KafkaException.class);

        verify(consumer).seek(KEPT, 41);
        verify(consumer, never()).seek(REVOKED, 7);
        assertThat(monitor.longestRetry()).isEmpty();
    }

    @Test
    void seeksBackWithoutARetryWhenTheContainerStops() {
        when(container.isRunning()).thenReturn(false);

        assertThatThrownBy(() -> deliver(new IllegalStateException("first"), failing(0, new IllegalStateException())))
                .isInstanceOf(KafkaException.class);

        assertThat(deliveries).hasValue(0);
        verify(consumer).seek(KEPT, 41);
    }

    @Test
    void commitsThePositionAfterAFailedCommitBetweenBatches() {
        doThrow(new TimeoutException("still away"))
                .doThrow(new TimeoutException("still away"))
                .doNothing()
                .when(consumer)
                .commitSync(any(Duration.class));

        handler.handleOtherException(new TimeoutException("a commit"), consumer, container, true);

        verify(consumer, times(3)).commitSync(any(Duration.class));
    }

    private void deliver(Exception first, Runnable listener) {
        handler.handleBatchAndReturnRemaining(first, BATCH, consumer, container, listener);
    }

    private Runnable failing(int often, RuntimeException failure) {
        return () -> {
            if (deliveries.incrementAndGet() <= often) {
                throw failure;
            }
        };
    }

    private static ConsumerRecord<byte[], byte[]> record(TopicPartition partition, long offset) {
        return new ConsumerRecord<>(partition.topic(), partition.partition(), offset, null, new byte[0]);
    }
}
