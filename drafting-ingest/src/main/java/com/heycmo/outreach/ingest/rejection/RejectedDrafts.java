package com.heycmo.outreach.ingest.rejection;

import com.heycmo.outreach.ingest.connection.IngestClients;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.stereotype.Component;

/** The rejected topic. A record counts as rejected when the brokers have acknowledged its rejection. */
@Component
public class RejectedDrafts implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(RejectedDrafts.class);

    private final RejectedRecords records = new RejectedRecords();
    private final DefaultKafkaProducerFactory<byte[], byte[]> producers;

    RejectedDrafts(IngestClients clients) {
        this.producers = clients.rejectionProducers();
    }

    /**
     * Sends all of these, and returns when they are safe.
     *
     * @throws KafkaException when one of them is not; to repeat all of them is harmless, but for the copies
     */
    public void send(List<Rejection> rejections) {
        if (rejections.isEmpty()) {
            return;
        }
        try (Producer<byte[], byte[]> producer = producers.createProducer()) {
            sendAll(rejections, producer);
        } catch (KafkaException e) {
            if (!(e instanceof RetriableException)) {
                // A producer may be broken for good; the next attempt makes a new one.
                producers.reset();
            }
            throw e;
        }
    }

    private void sendAll(List<Rejection> rejections, Producer<byte[], byte[]> producer) {
        Map<Rejection, Future<?>> underWay = new LinkedHashMap<>();
        for (Rejection rejection : rejections) {
            Future<?> acknowledgement = producer.send(records.whole(rejection));
            if (acknowledgement.isDone()) {
                // It waited for the brokers in vain; each further one would wait as long.
                complete(rejection, acknowledgement, producer);
            } else {
                underWay.put(rejection, acknowledgement);
            }
        }
        underWay.forEach((rejection, acknowledgement) -> complete(rejection, acknowledgement, producer));
    }

    private void complete(Rejection rejection, Future<?> acknowledgement, Producer<byte[], byte[]> producer) {
        try {
            await(acknowledgement);
        } catch (RecordTooLargeException e) {
            // Compressed on its way in, it was larger than it looked; or the topic takes less than we ask for.
            await(producer.send(records.cut(rejection)));
        }
        log.warn("Rejected {}: {}.", rejection.place(), rejection.codes());
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
