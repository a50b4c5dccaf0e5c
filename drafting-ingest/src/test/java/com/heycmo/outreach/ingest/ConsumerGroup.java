package com.heycmo.outreach.ingest;

import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.testsupport.KafkaProbe;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.TopicPartition;

/** Lag and members of a consumer group of the drafts topic, read through the admin client. */
record ConsumerGroup(String bootstrapServers, String id) {

    /** Uncommitted records by partition, without the partitions that have no lag. */
    Map<Integer, Long> lag() {
        KafkaProbe kafka = new KafkaProbe(bootstrapServers);
        String drafts = Topic.DRAFTS.topicName();
        Map<TopicPartition, Long> committed = kafka.committed(id, drafts);
        Map<Integer, Long> lag = new TreeMap<>();
        kafka.mark(drafts).offsets().forEach((partition, end) -> {
            long behind = end - committed.getOrDefault(partition, 0L);
            if (behind > 0) {
                lag.put(partition.partition(), behind);
            }
        });
        return lag;
    }

    long totalLag() {
        return lag().values().stream().mapToLong(Long::longValue).sum();
    }

    /** The member ids. A consumer that left the group and rejoined has a new id. */
    Set<String> members() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            ConsumerGroupDescription description = Objects.requireNonNull(admin.describeConsumerGroups(List.of(id))
                            .describedGroups()
                            .get(id))
                    .get();
            return description.members().stream()
                    .map(MemberDescription::consumerId)
                    .collect(Collectors.toSet());
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
