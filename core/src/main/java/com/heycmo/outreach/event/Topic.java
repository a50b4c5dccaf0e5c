package com.heycmo.outreach.event;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** The pipeline's Kafka topics: the name, and the settings a topic is created with. Record keys are customer ids. */
public enum Topic {
    /** Incoming drafts: UTF-8 JSON from any agent. */
    DRAFTS("linkedin.outreach.drafts", keptForDays(30)),
    /** Rejected records of {@link #DRAFTS}, with reasons. A record can hold any 1 MiB original in escaped form. */
    REJECTED_DRAFTS("linkedin.outreach.drafts.rejected", keptForDays(30), Map.of("max.message.bytes", "8388608")),
    /** Sent and failed drafts: CloudEvents 1.0. */
    OUTCOMES("linkedin.outreach.outcomes", keptForDays(400)),
    /** Decisions about drafts by people, agents and the expiry sweep: CloudEvents 1.0. */
    DECISIONS("linkedin.outreach.decisions", keptForDays(400)),
    /** What is known anew of people: replies, acceptances, do-not-contact entries, erasures: CloudEvents 1.0. */
    SIGNALS("linkedin.outreach.signals", keptForDays(400)),
    /** The latest daily figures of each customer, action and source, kept forever. */
    STATS("linkedin.outreach.stats", Map.of("cleanup.policy", "compact"));

    /** The maximum size of a record of {@link #REJECTED_DRAFTS}, in bytes. */
    public static final int MAX_REJECTED_BYTES = 8 * 1024 * 1024;

    private final String topicName;
    private final Map<String, String> config;

    @SafeVarargs
    Topic(String topicName, Map<String, String>... config) {
        this.topicName = topicName;
        this.config = Arrays.stream(config)
                .flatMap(each -> each.entrySet().stream())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map<String, String> keptForDays(int days) {
        return Map.of("retention.ms", Long.toString(Duration.ofDays(days).toMillis()));
    }

    public String topicName() {
        return topicName;
    }

    /** The settings besides {@code message.timestamp.type=LogAppendTime}, which all topics have. */
    public Map<String, String> config() {
        return config;
    }
}
