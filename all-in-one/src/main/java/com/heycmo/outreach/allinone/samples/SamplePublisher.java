package com.heycmo.outreach.allinone.samples;

import com.heycmo.outreach.allinone.start.DataDirectory;
import com.heycmo.outreach.event.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;

/**
 * Publishes the sample drafts once for each Kafka cluster that is used with this data directory. A start that fails
 * half-way publishes them again, which is harmless because ingest is idempotent.
 */
@Component
public class SamplePublisher {

    private static final Logger log = LoggerFactory.getLogger(SamplePublisher.class);

    private final KafkaProperties kafka;
    private final Path marker;
    private final boolean enabled;

    SamplePublisher(KafkaProperties kafka, DataDirectory directory, @Value("${outreach.demo}") boolean enabled) {
        this.kafka = kafka;
        this.marker = directory.path().resolve("samples-published");
        this.enabled = enabled;
    }

    /** Returns when the broker has acknowledged all drafts, or at once if there is nothing to do. */
    public void publishOnce() {
        if (!enabled) {
            return;
        }
        try {
            String cluster = clusterId();
            if (!Files.exists(marker) || !Files.readString(marker).equals(cluster)) {
                publish();
                Files.writeString(marker, cluster);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | IOException e) {
            log.warn("The sample drafts could not be published. The next start tries again.", e);
        }
    }

    private String clusterId() throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(kafka.buildAdminProperties())) {
            return admin.describeCluster().clusterId().get();
        }
    }

    private void publish() throws ExecutionException, InterruptedException {
        Map<String, Object> config = new HashMap<>(kafka.buildProducerProperties());
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        try (Producer<String, String> producer =
                new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            List<Future<RecordMetadata>> sent = SampleDrafts.asOf(SampleDrafts.today()).stream()
                    .map(sample -> new ProducerRecord<>(Topic.DRAFTS.topicName(), sample.key(), sample.value()))
                    .map(producer::send)
                    .toList();
            producer.flush();
            for (Future<RecordMetadata> acknowledgement : sent) {
                acknowledgement.get();
            }
            log.info("Published {} sample drafts, including invalid ones.", sent.size());
        }
    }
}
