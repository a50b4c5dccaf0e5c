package com.heycmo.outreach.analytics.streams;

import com.heycmo.outreach.analytics.counting.HeldDays;
import com.heycmo.outreach.event.Topic;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Where the records of a topic begin.
 *
 * @param lastDeleted no record after this time was deleted; {@link Instant#MIN} if none was
 * @param first the time of the first record; null without records
 */
record TopicStart(Instant lastDeleted, @Nullable Instant first) {

    /** An event happens before its record is written, by clocks that may differ by so much. */
    private static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(5);

    /** @param firstCounted for each topic, the time of the first record that the figures have counted, if any */
    static HeldDays heldDays(Admin admin, Map<Topic, Instant> firstCounted)
            throws ExecutionException, InterruptedException {
        Instant now = Instant.now();
        Map<Topic, Instant> from = new EnumMap<>(Topic.class);
        for (Topic topic : HeldDays.TOPICS) {
            from.put(topic, of(admin, topic.topicName(), now).firstHeldDay(firstCounted.get(topic), now));
        }
        return new HeldDays(from);
    }

    /** Relies on the broker's times ({@code LogAppendTime}), which do not decrease within a partition. */
    static TopicStart of(Admin admin, String topic, Instant now) throws ExecutionException, InterruptedException {
        TopicDescription description =
                admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic);
        List<TopicPartition> partitions = Objects.requireNonNull(description).partitions().stream()
                .map(each -> new TopicPartition(topic, each.partition()))
                .toList();
        Map<TopicPartition, ListOffsetsResultInfo> starts = list(admin, partitions, OffsetSpec.earliest());
        Map<TopicPartition, ListOffsetsResultInfo> firsts = list(admin, partitions, OffsetSpec.forTimestamp(0));
        return new TopicStart(
                starts.entrySet().stream()
                        .filter(start -> start.getValue().offset() > 0)
                        // Without records, nothing says when the last one was deleted.
                        .map(start -> Objects.requireNonNullElse(time(firsts.get(start.getKey())), now))
                        .max(Comparator.naturalOrder())
                        .orElse(Instant.MIN),
                firsts.values().stream()
                        .map(TopicStart::time)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .orElse(null));
    }

    private static Map<TopicPartition, ListOffsetsResultInfo> list(
            Admin admin, List<TopicPartition> partitions, OffsetSpec spec)
            throws ExecutionException, InterruptedException {
        return admin.listOffsets(partitions.stream().collect(Collectors.toMap(Function.identity(), each -> spec)))
                .all()
                .get();
    }

    private static @Nullable Instant time(@Nullable ListOffsetsResultInfo record) {
        return record == null || record.offset() < 0 ? null : Instant.ofEpochMilli(record.timestamp());
    }

    /**
     * The first day whose records all exist.
     *
     * @param firstCounted the time of the first record that the figures have counted; null if they have counted none
     */
    Instant firstHeldDay(@Nullable Instant firstCounted, Instant now) {
        Instant lastLost = lastDeleted;
        Instant begin = Objects.requireNonNullElse(first, now);
        // The topic was created again: what was counted before is not in it.
        if (firstCounted != null && firstCounted.isBefore(begin) && lastLost.isBefore(begin)) {
            lastLost = begin;
        }
        return lastLost.equals(Instant.MIN)
                ? Instant.EPOCH
                : lastLost.plus(CLOCK_DIFFERENCE).truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
    }
}
