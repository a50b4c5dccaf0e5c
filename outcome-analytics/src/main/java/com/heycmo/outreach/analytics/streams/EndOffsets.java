package com.heycmo.outreach.analytics.streams;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The end offsets of topics at one moment.
 *
 * @param offsets of all partitions; 0 for partitions without records
 */
record EndOffsets(Map<TopicPartition, Long> offsets) {

    static EndOffsets of(Admin admin, Collection<String> topics, IsolationLevel isolation)
            throws ExecutionException, InterruptedException {
        Set<TopicPartition> partitions = admin.describeTopics(topics).allTopicNames().get().values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .collect(Collectors.toSet());
        Map<TopicPartition, Long> starts = list(admin, partitions, OffsetSpec.earliest(), isolation);
        Map<TopicPartition, Long> ends = list(admin, partitions, OffsetSpec.latest(), isolation);
        // Nothing is ever committed for a partition whose records are all deleted.
        ends.replaceAll((partition, end) -> end.equals(starts.get(partition)) ? 0L : end);
        return new EndOffsets(ends);
    }

    private static Map<TopicPartition, Long> list(
            Admin admin, Set<TopicPartition> partitions, OffsetSpec spec, IsolationLevel isolation)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> specs =
                partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> spec));
        return admin.listOffsets(specs, new ListOffsetsOptions(isolation)).all().get().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().offset()));
    }

    /** The partitions that have not been committed up to their end offsets. */
    Set<TopicPartition> behind(Map<TopicPartition, OffsetAndMetadata> committed) {
        return offsets.entrySet().stream()
                .filter(end -> offset(committed.get(end.getKey())) < end.getValue())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static long offset(@Nullable OffsetAndMetadata committed) {
        return committed == null ? 0 : committed.offset();
    }
}
