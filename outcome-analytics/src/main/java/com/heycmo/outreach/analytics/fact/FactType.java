package com.heycmo.outreach.analytics.fact;

import com.heycmo.outreach.event.DecisionEvent;
import com.heycmo.outreach.event.DraftEvent;
import com.heycmo.outreach.event.OutcomeEvent;
import com.heycmo.outreach.event.SignalEvent;
import com.heycmo.outreach.event.Topic;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is counted, by the topic and the event types that it comes from. */
public enum FactType {
    /** An agent's record, or the event of a draft made by hand. */
    DRAFTED(Topic.DRAFTS, DecisionEvent.DRAFTED),
    APPROVED(Topic.DECISIONS, DecisionEvent.APPROVED),
    SKIPPED(Topic.DECISIONS, DecisionEvent.SKIPPED),
    EDITED(Topic.DECISIONS, DecisionEvent.EDITED),
    EXPIRED(Topic.DECISIONS, DecisionEvent.EXPIRED),
    /** Back in review. A person's reopening was published as {@code revived} before it had its own type. */
    REVIVED(Topic.DECISIONS, DecisionEvent.REVIVED, DecisionEvent.REOPENED),
    SENT(Topic.OUTCOMES, OutcomeEvent.SENT),
    FAILED(Topic.OUTCOMES, OutcomeEvent.FAILED),
    /** Sent connection requests that were accepted. */
    ACCEPTED(Topic.SIGNALS, SignalEvent.ACCEPTED),
    /** Sent connection requests and messages that the person replied to. */
    REPLIED(Topic.SIGNALS, SignalEvent.REPLIED),
    /** Those of {@link #SENT} that can be accepted: connection requests. */
    INVITED(Topic.OUTCOMES),
    /** Those of {@link #SENT} that a person can reply to: connection requests and messages. */
    CONTACTED(Topic.OUTCOMES);

    private final Topic topic;
    private final List<String> cloudEventTypes;

    FactType(Topic topic, String... eventTypes) {
        this.topic = topic;
        this.cloudEventTypes =
                Arrays.stream(eventTypes).map(DraftEvent::cloudEventType).toList();
    }

    /** Empty for an unknown type, and for a type that belongs to another topic. */
    static Optional<FactType> of(Topic topic, String cloudEventType) {
        return Arrays.stream(values())
                .filter(type -> type.eventTopic() == topic && type.cloudEventTypes.contains(cloudEventType))
                .findFirst();
    }

    private Topic eventTopic() {
        return this == DRAFTED ? Topic.DECISIONS : topic;
    }

    /** Whether it is a part of another count, without events of its own. */
    public boolean isDerived() {
        return cloudEventTypes.isEmpty();
    }

    /** The topic that its records are counted under; for drafts made by hand, too, that of drafts. */
    public Topic topic() {
        return topic;
    }

    public boolean isApprovalOrSkip() {
        return this == APPROVED || this == SKIPPED;
    }

    /** Only a draft's latest outcome counts. */
    public boolean isOutcome() {
        return topic == Topic.OUTCOMES;
    }

    /** The name of the figure in JSON. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
