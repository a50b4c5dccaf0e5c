package com.heycmo.outreach.analytics.counting;

import com.heycmo.outreach.analytics.fact.FactType;
import com.heycmo.outreach.event.Topic;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The days whose records the topics still hold completely. Only these can be counted again.
 *
 * @param from the first of these days for each topic; {@link Instant#EPOCH} if nothing was ever deleted from it,
 *     and for a topic that was not counted then
 */
public record HeldDays(Map<Topic, Instant> from) {

    /** The topics that figures are counted from. */
    public static final List<Topic> TOPICS = List.of(Topic.DRAFTS, Topic.DECISIONS, Topic.OUTCOMES, Topic.SIGNALS);

    /** Every day: nothing was deleted. */
    public static HeldDays all() {
        return new HeldDays(TOPICS.stream().collect(Collectors.toMap(Function.identity(), topic -> Instant.EPOCH)));
    }

    /** Whether all records of this type and this day still exist. */
    boolean contain(FactType type, Instant at) {
        return !at.isBefore(from(type));
    }

    /** Drafts come from two topics: those that people make by hand are decisions. */
    private Instant from(FactType type) {
        Stream<Topic> topics =
                type == FactType.DRAFTED ? Stream.of(Topic.DRAFTS, Topic.DECISIONS) : Stream.of(type.topic());
        return topics.map(topic -> from.getOrDefault(topic, Instant.EPOCH))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** For the log: {@code drafted from 2026-11-05T00:00:00Z; approved, skipped from the beginning}. */
    @Override
    public String toString() {
        Map<String, String> types = new LinkedHashMap<>();
        Arrays.stream(FactType.values())
                .filter(type -> !type.isDerived())
                .forEach(type -> types.merge(
                        from(type).equals(Instant.EPOCH)
                                ? "the beginning"
                                : from(type).toString(),
                        type.wireName(),
                        "%s, %s"::formatted));
        return types.entrySet().stream()
                .map(each -> each.getValue() + " from " + each.getKey())
                .collect(Collectors.joining("; "));
    }
}
