package com.heycmo.outreach.approval.drafting;

import com.heycmo.outreach.draft.Draft;
import com.heycmo.outreach.draft.DraftWriter;
import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.problems.ProblemException;
import com.heycmo.outreach.topics.ReliableProducerFactory;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.stereotype.Component;

/** Publishes a draft and waits, for ten seconds at most, for the broker's acknowledgement. */
@Component
class DraftPublisher implements DisposableBean {

    private static final int WAIT_SECONDS = 10;

    private static final Map<String, Object> SETTINGS = Map.of(
            ProducerConfig.LINGER_MS_CONFIG, 0,
            ProducerConfig.MAX_BLOCK_MS_CONFIG, 4_000,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 3_000,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 6_000,
            ProducerConfig.CLIENT_ID_CONFIG, "outreach-manual-drafts");

    private final ReliableProducerFactory<String> factory;
    private final DraftWriter writer = new DraftWriter();

    DraftPublisher(ProducerFactory<?, ?> application) {
        factory = new ReliableProducerFactory<>(application, new StringSerializer(), SETTINGS);
    }

    void publish(Draft draft) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(
                Topic.DRAFTS.topicName(), draft.customerId().toString(), writer.write(draft));
        try {
            // The factory keeps one producer open for all callers.
            factory.createProducer().send(record).get(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            // An open producer would keep reconnecting and log every attempt.
            factory.reset();
            throw unavailable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(e);
        }
    }

    private static ProblemException unavailable(Exception cause) {
        return ProblemException.unavailable(
                "Kafka is unavailable, so the draft may not have been stored. Try again later.", cause);
    }

    @Override
    public void destroy() {
        factory.destroy();
    }
}
