package com.heycmo.outreach.analytics.running;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Where topics have ended at some time.
 *
 * @param offsets the offset after the last record of each partition; partitions without records are 0
 */
record Ends(Map<TopicPartition, Long> offsets) {

    static Ends of(Admin admin, Collection<String> topics, IsolationLevel isolation)
            throws ExecutionException, InterruptedException {
        Set<TopicPartition> partitions = admin.describeTopics(topics).allTopicNames().get().values().stream()
                .flatMap(topic -> IntStream.range(0, topic.partitions().size())
                        .mapToObj(partition -> new TopicPartition(topic.name(), partition)))
                .collect(Collectors.toSet());
        Map<TopicPartition, Long> begins = list(admin, partitions, OffsetSpec.earliest(), isolation);
        Map<TopicPartition, Long> ends = list(admin, partitions, OffsetSpec.latest(), isolation);
        // Where nothing is left to be read, nothing is ever committed.
        ends.replaceAll((partition, end) -> end.equals(begins.get(partition)) ? 0L : end);
        return new Ends(ends);
    }

    private static Map<TopicPartition, Long> list(
            Admin admin, Set<TopicPartition> partitions, OffsetSpec which, IsolationLevel isolation)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> asked =
                partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> which));
        Map<TopicPartition, ListOffsetsResultInfo> answer = admin.listOffsets(asked, new ListOffsetsOptions(isolation))
                .all()
                .get();
        return answer.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().offset()));
    }

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
