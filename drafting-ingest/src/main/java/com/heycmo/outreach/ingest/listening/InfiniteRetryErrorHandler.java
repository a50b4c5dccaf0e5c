package com.heycmo.outreach.ingest.listening;

import com.heycmo.outreach.ingest.IngestProperties;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.ListenerUtils;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Retries a failed batch until it succeeds, while the consumer stays in its group. No record is ever skipped: the
 * listener has already rejected the invalid ones, so every exception means that the batch may succeed later.
 */
class InfiniteRetryErrorHandler extends DefaultErrorHandler {

    private static final Logger log = LoggerFactory.getLogger(InfiniteRetryErrorHandler.class);

    private static final Duration COMMIT_TIMEOUT = Duration.ofSeconds(5);

    private final Duration commitRetryInterval;
    private final IngestMonitor monitor;

    InfiniteRetryErrorHandler(IngestProperties properties, IngestMonitor monitor) {
        super(InfiniteRetryErrorHandler::neverSkip, backOff(properties));
        this.commitRetryInterval = properties.retryInitialInterval();
        this.monitor = monitor;
        // By default some exceptions are fatal and discard the batch.
        setClassifications(Map.of(), true);
        setLogLevel(KafkaException.Level.DEBUG);
        setRetryListeners(monitor);
    }

    /** By default neither attempts nor elapsed time are limited. */
    private static ExponentialBackOff backOff(IngestProperties properties) {
        ExponentialBackOff backOff =
                new ExponentialBackOff(properties.retryInitialInterval().toMillis(), 2);
        backOff.setMaxInterval(properties.retryMaxInterval().toMillis());
        return backOff;
    }

    private static void neverSkip(ConsumerRecord<?, ?> record, Exception thrown) {
        throw new IllegalStateException("Ingest never skips a record.", thrown);
    }

    @Override
    public void handleBatch(
            Exception thrown,
            ConsumerRecords<?, ?> batch,
            Consumer<?, ?> consumer,
            MessageListenerContainer container,
            Runnable invokeListener) {
        try {
            super.handleBatch(thrown, batch, consumer, container, invokeListener);
        } catch (RuntimeException e) {
            // The container stops, or the consumer itself failed. Its position is past the batch, so the next commit
            // would skip the batch.
            seekToStart(batch, consumer);
            throw new KafkaException("The batch will be fetched again", KafkaException.Level.DEBUG, e);
        } finally {
            monitor.retryEnded();
        }
    }

    @Override
    public <K, V> ConsumerRecords<K, V> handleBatchAndReturnRemaining(
            Exception thrown,
            ConsumerRecords<?, ?> batch,
            Consumer<?, ?> consumer,
            MessageListenerContainer container,
            Runnable invokeListener) {
        handleBatch(thrown, batch, consumer, container, invokeListener);
        return ConsumerRecords.empty();
    }

    private static void seekToStart(ConsumerRecords<?, ?> batch, Consumer<?, ?> consumer) {
        for (TopicPartition partition : batch.partitions()) {
            if (consumer.assignment().contains(partition)) {
                consumer.seek(partition, batch.records(partition).get(0).offset());
            }
        }
    }

    /**
     * A poll failed, or a commit between two batches. All fetched records are processed at this point, so the consumer's
     * position can be committed. Otherwise a failed commit would show as lag until the next record arrives.
     */
    @Override
    public void handleOtherException(
            Exception thrown, Consumer<?, ?> consumer, MessageListenerContainer container, boolean batchListener) {
        log.warn("Kafka unavailable between two batches, retrying: {}", thrown.toString());
        log.debug("Kafka unavailable between two batches", thrown);
        while (container.isRunning()) {
            try {
                ListenerUtils.stoppableSleep(container, commitRetryInterval.toMillis());
                consumer.commitSync(COMMIT_TIMEOUT);
                return;
            } catch (RetriableException e) {
                log.debug("The commit failed again", e);
            } catch (org.apache.kafka.common.KafkaException e) {
                log.debug("This consumer can no longer commit", e);
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
