package com.heycmo.outreach.analytics.fact;

import com.heycmo.outreach.event.DecisionEvent;
import com.heycmo.outreach.event.DraftEvent;
import com.heycmo.outreach.event.OutcomeEvent;
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
    FAILED(Topic.OUTCOMES, OutcomeEvent.FAILED);

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
