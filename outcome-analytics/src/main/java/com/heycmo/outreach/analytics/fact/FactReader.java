package com.heycmo.outreach.analytics.fact;

import com.heycmo.outreach.draft.Draft;
import com.heycmo.outreach.draft.DraftParseResult;
import com.heycmo.outreach.draft.DraftReader;
import com.heycmo.outreach.event.DecisionEvent;
import com.heycmo.outreach.event.DraftEvent;
import com.heycmo.outreach.event.OutcomeEvent;
import com.heycmo.outreach.event.SignalEvent;
import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.policy.InvisibleCharacters;
import com.heycmo.outreach.policy.OutreachPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the records of the four topics. The result depends on the record alone. */
public final class FactReader {

    /** Bounds the keys of figures: four digits for each year. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("2201-01-01T00:00:00Z");

    private final DraftReader drafts = new DraftReader();
    private final EventParser events = new EventParser();

    /**
     * Reads one record.
     *
     * @param topic of drafts, decisions, outcomes or signals
     * @param cloudEventType the header {@code ce_type}; null if the record has none
     * @param receivedAt the broker's time of the record
     * @return empty for an event type or an action that is unknown to this version or not counted
     */
    public Optional<Fact> read(
            Topic topic, @Nullable String cloudEventType, byte @Nullable [] value, Instant receivedAt)
            throws MalformedRecordException {
        if (topic == Topic.DRAFTS) {
            return Optional.of(draft(drafts.read(value, receivedAt)));
        }
        if (cloudEventType != null && FactType.of(topic, cloudEventType).isEmpty()) {
            return Optional.empty();
        }
        if (topic == Topic.SIGNALS) {
            return signal(cloudEventType, events.parse(value, SignalEvent.class));
        }
        DraftEvent event = topic == Topic.OUTCOMES
                ? events.parse(value, OutcomeEvent.class)
                : events.parse(value, DecisionEvent.class);
        check(event);
        return FactType.of(topic, cloudEventType == null ? event.cloudEventType() : cloudEventType)
                .filter(type -> Action.ofWireName(event.action()).isPresent())
                .map(type -> fact(type, event));
    }

    private static Fact draft(DraftParseResult result) throws MalformedRecordException {
        if (!(result instanceof DraftParseResult.Accepted accepted)) {
            throw new MalformedRecordException("the draft is invalid");
        }
        Draft draft = accepted.draft();
        return new Fact(
                draft.customerId(),
                draft.id(),
                FactType.DRAFTED,
                draft.action().wireName(),
                source(draft.intentSource()),
                variant(draft.variant()),
                draft.draftedAt(),
                0,
                null,
                null);
    }

    private static void check(DraftEvent event) throws MalformedRecordException {
        if (Stream.of(event.type(), event.customerId(), event.draftId(), event.action(), event.occurredAt())
                .anyMatch(Objects::isNull)) {
            throw new MalformedRecordException("type, customerId, draftId, action or occurredAt is missing");
        }
        checkYear("occurredAt", event.occurredAt());
        if (revision(event) < 1) {
            throw new MalformedRecordException("version or sequence is less than 1");
        }
    }

    private static void checkYear(String field, Instant time) throws MalformedRecordException {
        if (time.isBefore(EARLIEST) || !time.isBefore(LATEST)) {
            throw new MalformedRecordException(field + " is not in the years 2000 to 2200");
        }
    }

    /** What came of the last thing that was sent to the person. It counts for the time at which that was sent. */
    private static Optional<Fact> signal(@Nullable String cloudEventType, SignalEvent event)
            throws MalformedRecordException {
        if (Stream.of(event.type(), event.customerId(), event.occurredAt()).anyMatch(Objects::isNull)) {
            throw new MalformedRecordException("type, customerId or occurredAt is missing");
        }
        SignalEvent.LastSent sent = event.lastSent();
        if (sent == null) {
            return Optional.empty();
        }
        if (Stream.of(sent.draftId(), sent.action(), sent.sentAt()).anyMatch(Objects::isNull)) {
            throw new MalformedRecordException("draftId, action or sentAt of lastSent is missing");
        }
        checkYear("sentAt", sent.sentAt());
        return FactType.of(Topic.SIGNALS, cloudEventType == null ? event.cloudEventType() : cloudEventType)
                .filter(type -> Action.ofWireName(sent.action())
                        .filter(action -> canBe(type, action))
                        .isPresent())
                .map(type -> new Fact(
                        event.customerId(),
                        sent.draftId(),
                        type,
                        sent.action(),
                        source(sent.intentSource()),
                        variant(sent.variant()),
                        sent.sentAt(),
                        1,
                        null,
                        null));
    }

    private static boolean canBe(FactType type, Action action) {
        return type == FactType.ACCEPTED ? action == Action.CONNECTION_REQUEST : action != Action.COMMENT;
    }

    private static Fact fact(FactType type, DraftEvent event) {
        return new Fact(
                event.customerId(),
                event.draftId(),
                type,
                event.action(),
                source(event.intentSource()),
                variant(event instanceof OutcomeEvent outcome ? outcome.variant() : ((DecisionEvent) event).variant()),
                event.occurredAt(),
                revision(event),
                seconds(type, event),
                type == FactType.FAILED && event instanceof OutcomeEvent outcome
                        ? FailureReason.normalise(
                                outcome.errorMessage() == null ? outcome.failureKind() : outcome.errorMessage())
                        : null);
    }

    private static int revision(DraftEvent event) {
        return event instanceof OutcomeEvent outcome ? outcome.sequence() : ((DecisionEvent) event).version();
    }

    private static @Nullable Long seconds(FactType type, DraftEvent event) {
        Instant since = null;
        if (type.isApprovalOrSkip()) {
            since = event.draftedAt();
        } else if (type == FactType.SENT && event instanceof OutcomeEvent outcome) {
            since = outcome.approvedAt();
        }
        return since == null
                ? null
                : Math.max(0, Duration.between(since, event.occurredAt()).toSeconds());
    }

    private static @Nullable String source(@Nullable String intentSource) {
        return atMost(OutreachPolicy.MAX_FIELD_LENGTH, intentSource);
    }

    private static @Nullable String variant(@Nullable String variant) {
        return atMost(OutreachPolicy.MAX_VARIANT_LENGTH, variant);
    }

    private static @Nullable String atMost(int maxLength, @Nullable String text) {
        return text != null && !InvisibleCharacters.isBlank(text) && text.length() <= maxLength ? text : null;
    }
}
