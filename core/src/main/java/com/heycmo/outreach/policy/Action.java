package com.heycmo.outreach.policy;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** What the extension would do on LinkedIn, with its cap in any 24 hours and the longest body in UTF-16 code units. */
public enum Action {
    CONNECTION_REQUEST(OutreachPolicy.MAX_CONNECTIONS_PER_DAY, OutreachPolicy.MAX_CONNECTION_NOTE_LENGTH),
    MESSAGE(OutreachPolicy.MAX_MESSAGES_PER_DAY, OutreachPolicy.MAX_MESSAGE_LENGTH),
    COMMENT(OutreachPolicy.MAX_COMMENTS_PER_DAY, OutreachPolicy.MAX_COMMENT_LENGTH);

    /** The rolling window of every cap. */
    public static final Duration CAP_WINDOW = Duration.ofHours(24);

    private final int cap;
    private final int maxBodyLength;

    Action(int cap, int maxBodyLength) {
        this.cap = cap;
        this.maxBodyLength = maxBodyLength;
    }

    /** How many of these may be used in any {@link #CAP_WINDOW}. */
    public int cap() {
        return cap;
    }

    /** The longest body in UTF-16 code units. */
    public int maxBodyLength() {
        return maxBodyLength;
    }

    /** The spelling on Kafka, in HTTP and in the table, for instance {@code connection_request}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The action of this exact spelling; empty when there is none. */
    public static Optional<Action> ofWireName(String wireName) {
        for (Action action : values()) {
            if (action.wireName().equals(wireName)) {
                return Optional.of(action);
            }
        }
        return Optional.empty();
    }
}
