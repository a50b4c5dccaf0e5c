package com.heycmo.outreach.audit;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who did it.
 *
 * @param id the person's user id or the extension's id; null for the others, who have none
 */
public record Actor(Kind kind, @Nullable UUID id) {

    /** Something of ours did it, because its time had come. */
    public static final Actor PIPELINE = new Actor(Kind.PIPELINE, null);

    /** Somebody who publishes drafts. */
    public static final Actor AGENT = new Actor(Kind.AGENT, null);

    /** What sort of actor. */
    public enum Kind {
        PERSON,
        EXTENSION,
        AGENT,
        PIPELINE;

        /** The spelling in the table and in JSON. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static Actor person(UUID userId) {
        return new Actor(Kind.PERSON, userId);
    }

    public static Actor extension(UUID extensionId) {
        return new Actor(Kind.EXTENSION, extensionId);
    }
}
