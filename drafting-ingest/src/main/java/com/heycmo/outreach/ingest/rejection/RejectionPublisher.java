package com.heycmo.outreach.ingest.rejection;

import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.ingest.IngestProperties;
import com.heycmo.outreach.topics.ReliableProducerFactory;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.kafka.core.MicrometerProducerListener;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.stereotype.Component;

/** Publishes to the rejected topic and awaits the broker's acknowledgements. */
@Component
public class RejectionPublisher implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(RejectionPublisher.class);

    private final RejectedRecordFactory records = new RejectedRecordFactory();
    private final ReliableProducerFactory<byte[]> producers;

    RejectionPublisher(ProducerFactory<?, ?> applicationProducers, IngestProperties properties, MeterRegistry meters) {
        Map<String, Object> settings = new HashMap<>(properties.producer());
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topic.MAX_REJECTED_BYTES);
        this.producers = new ReliableProducerFactory<>(applicationProducers, new ByteArraySerializer(), settings);
        producers.addListener(new MicrometerProducerListener<>(meters));
    }

    /**
     * Returns when the broker has acknowledged all of these.
     *
     * @throws KafkaException if it did not; repeating the call only adds copies
     */
    public void send(List<Rejection> rejections) {
        if (rejections.isEmpty()) {
            return;
        }
        try (Producer<byte[], byte[]> producer = producers.createProducer()) {
            sendAll(rejections, producer);
        } catch (KafkaException e) {
            if (!(e instanceof RetriableException)) {
                // The producer may be unusable; the next attempt creates a new one.
                producers.reset();
            }
            throw e;
        }
    }

    private void sendAll(List<Rejection> rejections, Producer<byte[], byte[]> producer) {
        Map<Rejection, Future<?>> pending = new LinkedHashMap<>();
        for (Rejection rejection : rejections) {
            Future<?> acknowledgement = producer.send(records.complete(rejection));
            if (acknowledgement.isDone()) {
                // It failed after max.block.ms without a broker. Fail now: each further record would block as long.
                await(rejection, acknowledgement, producer);
            } else {
                pending.put(rejection, acknowledgement);
            }
        }
        pending.forEach((rejection, acknowledgement) -> await(rejection, acknowledgement, producer));
    }

    private void await(Rejection rejection, Future<?> acknowledgement, Producer<byte[], byte[]> producer) {
        try {
            await(acknowledgement);
        } catch (RecordTooLargeException e) {
            // A compressed draft can expand beyond the limit, and the topic may have a lower limit than ours.
            await(producer.send(records.truncated(rejection)));
        }
        log.warn("Rejected {}: {}.", rejection.position(), rejection.codes());
    }

    private static void await(Future<?> acknowledgement) {
        try {
            acknowledgement.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException kafka ? kafka : new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    @Override
    public void destroy() {
        producers.destroy();
    }
}
