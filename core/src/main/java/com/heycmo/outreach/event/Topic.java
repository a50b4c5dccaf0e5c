package com.heycmo.outreach.event;

import java.util.Map;

/** The Kafka topics of the pipeline: name and what must be configured when one is created. Keys are customer ids. */
public enum Topic {
    /** Drafts in: UTF-8 JSON by any agent. */
    DRAFTS("linkedin.outreach.drafts", Map.of()),
    /** Records of {@link #DRAFTS} that were refused, with reasons. Holds any 1 MiB original, however it is escaped. */
    REJECTED_DRAFTS("linkedin.outreach.drafts.rejected", Map.of("max.message.bytes", "8388608")),
    /** Outcomes out: CloudEvents 1.0, kept for ever. */
    OUTCOMES("linkedin.outreach.outcomes", Map.of("retention.ms", "-1")),
    /** What people, agents and the sweep decided about drafts: CloudEvents 1.0, kept for ever. */
    DECISIONS("linkedin.outreach.decisions", Map.of("retention.ms", "-1")),
    /** The latest daily figures of each customer, action and source. */
    STATS("linkedin.outreach.stats", Map.of("cleanup.policy", "compact"));

    /** The largest record of {@link #REJECTED_DRAFTS}, in bytes. */
    public static final int MAX_REJECTED_BYTES = 8 * 1024 * 1024;

    private final String topicName;
    private final Map<String, String> config;

    Topic(String topicName, Map<String, String> config) {
        this.topicName = topicName;
        this.config = config;
    }

    public String topicName() {
        return topicName;
    }

    /** What is set beside {@code message.timestamp.type=LogAppendTime}, which all topics have. */
    public Map<String, String> config() {
        return config;
    }
}
