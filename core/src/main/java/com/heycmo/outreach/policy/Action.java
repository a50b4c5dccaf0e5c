package com.heycmo.outreach.policy;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** An action on LinkedIn, with its cap and its longest body. */
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

    /** The most actions of this kind in any {@link #CAP_WINDOW}. */
    public int cap() {
        return cap;
    }

    /** In UTF-16 code units. */
    public int maxBodyLength() {
        return maxBodyLength;
    }

    /** The name in Kafka, HTTP and the table, for example {@code connection_request}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Case-sensitive. */
    public static Optional<Action> ofWireName(String wireName) {
        for (Action action : values()) {
            if (action.wireName().equals(wireName)) {
                return Optional.of(action);
            }
        }
        return Optional.empty();
    }
}
