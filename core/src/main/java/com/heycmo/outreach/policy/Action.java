package com.heycmo.outreach.policy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An action on LinkedIn, with its cap and its longest body. */
public enum Action {
    CONNECTION_REQUEST(OutreachPolicy.MAX_CONNECTIONS_PER_DAY, OutreachPolicy.MAX_CONNECTION_NOTE_LENGTH),
    MESSAGE(OutreachPolicy.MAX_MESSAGES_PER_DAY, OutreachPolicy.MAX_MESSAGE_LENGTH),
    COMMENT(OutreachPolicy.MAX_COMMENTS_PER_DAY, OutreachPolicy.MAX_COMMENT_LENGTH);

    private final int cap;
    private final int maxBodyLength;

    Action(int cap, int maxBodyLength) {
        this.cap = cap;
        this.maxBodyLength = maxBodyLength;
    }

    /** The most actions of this kind in any 24 hours. */
    public int cap() {
        return cap;
    }

    /** The most actions of this kind within 7 times 24 hours, for a customer who has set no limit; null: no such cap. */
    public @Nullable Integer defaultCapPerWeek() {
        return this == CONNECTION_REQUEST ? OutreachPolicy.DEFAULT_CONNECTIONS_PER_WEEK : null;
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

    /** All names, for SQL; the caps below are in the same order. */
    public static String[] wireNames() {
        return Arrays.stream(values()).map(Action::wireName).toArray(String[]::new);
    }

    public static Integer[] caps() {
        return Arrays.stream(values()).map(Action::cap).toArray(Integer[]::new);
    }

    public static @Nullable Integer[] defaultCapsPerWeek() {
        return Arrays.stream(values()).map(Action::defaultCapPerWeek).toArray(Integer[]::new);
    }
}
