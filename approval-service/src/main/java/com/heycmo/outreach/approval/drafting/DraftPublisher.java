package com.heycmo.outreach.approval.drafting;

import com.heycmo.outreach.draft.Draft;
import com.heycmo.outreach.draft.DraftWriter;
import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.problems.ProblemException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.stereotype.Component;

/** Publishes a draft and waits, for some ten seconds at most, until the broker has it for good. */
@Component
class DraftPublisher implements DisposableBean {

    private static final Map<String, Object> BOUNDED_AND_SAFE = Map.of(
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            true,
            ProducerConfig.RETRIES_CONFIG,
            Integer.MAX_VALUE,
            ProducerConfig.LINGER_MS_CONFIG,
            0,
            ProducerConfig.MAX_BLOCK_MS_CONFIG,
            4_000,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            3_000,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
            6_000,
            ProducerConfig.CLIENT_ID_CONFIG,
            "outreach-hand-made-drafts");

    private static final int WAIT_SECONDS = 10;
    private static final int CLOSE_SECONDS = 2;

    private final DefaultKafkaProducerFactory<String, byte[]> factory;
    private final DraftWriter writer = new DraftWriter();

    /** Reaches the broker as the application's own producers do, whatever else those are tuned for. */
    DraftPublisher(ProducerFactory<?, ?> applications) {
        Map<String, Object> config = new HashMap<>(applications.getConfigurationProperties());
        config.remove(ProducerConfig.TRANSACTIONAL_ID_CONFIG);
        config.putAll(BOUNDED_AND_SAFE);
        factory = new DefaultKafkaProducerFactory<>(config, new StringSerializer(), new ByteArraySerializer());
        factory.setPhysicalCloseTimeout(CLOSE_SECONDS);
    }

    void publish(Draft draft) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(
                Topic.DRAFTS.topicName(), draft.customerId().toString(), writer.write(draft));
        try {
            // The factory keeps one producer open and hands it to everybody.
            factory.createProducer().send(record).get(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            // A producer that is kept looks for the broker on and on, and logs every attempt.
            factory.reset();
            throw unavailable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(e);
        }
    }

    private static ProblemException unavailable(Exception cause) {
        return ProblemException.unavailable(
                "The draft may not have been taken: the message broker is away, try again later.", cause);
    }

    @Override
    public void destroy() {
        factory.destroy();
    }
}
