package com.heycmo.outreach.ingest.listening;

import com.heycmo.outreach.ingest.connection.IngestSettings;
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
 * Gives a failed batch to the listener again, for as long as it takes, and keeps the consumer in its group meanwhile.
 * No exception is ever a reason to skip a record: whatever a record's own fault could be, the listener has dealt with.
 */
class RetryForever extends DefaultErrorHandler {

    private static final Logger log = LoggerFactory.getLogger(RetryForever.class);

    private static final Duration COMMIT_PATIENCE = Duration.ofSeconds(5);

    private final Duration pause;
    private final IngestState state;

    RetryForever(IngestSettings settings, IngestState state) {
        super(RetryForever::neverSkip, backOff(settings));
        this.pause = settings.retryFirst();
        this.state = state;
        // By default some exceptions are fatal, and a fatal one discards the batch.
        setClassifications(Map.of(), true);
        setLogLevel(KafkaException.Level.DEBUG);
        setRetryListeners(new RetryLogger(settings, state));
    }

    /** Without a limit on attempts or elapsed time, which is the default. */
    private static ExponentialBackOff backOff(IngestSettings settings) {
        ExponentialBackOff backOff =
                new ExponentialBackOff(settings.retryFirst().toMillis(), 2);
        backOff.setMaxInterval(settings.retryMost().toMillis());
        return backOff;
    }

    private static void neverSkip(ConsumerRecord<?, ?> record, Exception thrown) {
        throw new IllegalStateException("Ingest skips no record.", thrown);
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
            // The container stops, or the consumer itself failed. Its position is behind the batch, and what it fetches
            // next would be committed over it.
            fetchAgain(batch, consumer);
            throw new KafkaException("The batch is to be fetched again", KafkaException.Level.DEBUG, e);
        } finally {
            state.clear();
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

    private static void fetchAgain(ConsumerRecords<?, ?> batch, Consumer<?, ?> consumer) {
        for (TopicPartition partition : batch.partitions()) {
            if (consumer.assignment().contains(partition)) {
                consumer.seek(partition, batch.records(partition).get(0).offset());
            }
        }
    }

    /**
     * A poll failed, or a commit between two batches. Every record that was fetched is dealt with at this point, so the
     * consumer's position is what should be committed; without that, a lost commit would show as lag until the next
     * record comes.
     */
    @Override
    public void handleOtherException(
            Exception thrown, Consumer<?, ?> consumer, MessageListenerContainer container, boolean batchListener) {
        log.warn("Kafka away between two batches, trying again: {}", thrown.toString());
        log.debug("Kafka away between two batches", thrown);
        while (container.isRunning()) {
            try {
                ListenerUtils.stoppableSleep(container, pause.toMillis());
                consumer.commitSync(COMMIT_PATIENCE);
                return;
            } catch (RetriableException e) {
                log.debug("The commit failed again", e);
            } catch (org.apache.kafka.common.KafkaException e) {
                log.debug("The commit is not for this consumer to make any more", e);
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
