package com.heycmo.outreach.analytics.fact;

import com.heycmo.outreach.event.DecisionEvent;
import com.heycmo.outreach.event.OutcomeEvent;
import com.heycmo.outreach.event.Topic;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is counted. All but {@link #DRAFTED} are the types of events. */
public enum Kind {
    DRAFTED(Topic.DRAFTS, "drafted"),
    APPROVED(Topic.DECISIONS, DecisionEvent.APPROVED),
    SKIPPED(Topic.DECISIONS, DecisionEvent.SKIPPED),
    EDITED(Topic.DECISIONS, DecisionEvent.EDITED),
    EXPIRED(Topic.DECISIONS, DecisionEvent.EXPIRED),
    REVIVED(Topic.DECISIONS, DecisionEvent.REVIVED),
    SENT(Topic.OUTCOMES, OutcomeEvent.SENT),
    FAILED(Topic.OUTCOMES, OutcomeEvent.FAILED);

    private final Topic topic;
    private final String type;

    Kind(Topic topic, String type) {
        this.topic = topic;
        this.type = type;
    }

    /** The kind that this topic's events of that type are; empty for a type that we do not know. */
    static Optional<Kind> of(Topic topic, String type) {
        return Arrays.stream(values())
                .filter(kind -> kind.topic == topic && kind.type.equals(type))
                .findFirst();
    }

    /** Whether a person has judged the draft. */
    public boolean isVerdict() {
        return this == APPROVED || this == SKIPPED;
    }

    /** Whether it is what became of an approved draft: of these only the latest counts. */
    public boolean isOutcome() {
        return topic == Topic.OUTCOMES;
    }

    /** As the figures are called in JSON. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
