package com.heycmo.outreach.analytics.fact;

import com.heycmo.outreach.analytics.fact.EventFields.MalformedException;
import com.heycmo.outreach.draft.Draft;
import com.heycmo.outreach.draft.DraftParseResult;
import com.heycmo.outreach.draft.DraftReader;
import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.policy.OutreachPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads records of the three topics. What it says of a record depends on nothing but the record. */
public final class FactReader {

    private static final String TYPE_PREFIX = "com.heycmo.linkedin.outreach.";
    private static final String TYPE_SUFFIX = ".v1";

    private final DraftReader drafts = new DraftReader();

    /**
     * Reads one record.
     *
     * @param topic of drafts, decisions or outcomes
     * @param cloudEventType the header {@code ce_type}; null where there is none
     * @param receivedAt the broker's time of the record
     */
    public ReadFact read(Topic topic, @Nullable String cloudEventType, byte @Nullable [] value, Instant receivedAt) {
        try {
            return topic == Topic.DRAFTS
                    ? draft(drafts.read(value, receivedAt))
                    : event(topic, cloudEventType, EventFields.parse(value));
        } catch (MalformedException e) {
            return new ReadFact.Malformed(String.valueOf(e.getMessage()));
        }
    }

    private static ReadFact draft(DraftParseResult read) {
        if (!(read instanceof DraftParseResult.Accepted accepted)) {
            return new ReadFact.Malformed("the draft fails its preflight");
        }
        Draft draft = accepted.draft();
        return new ReadFact.Known(new Fact(
                draft.customerId(),
                draft.id(),
                Kind.DRAFTED,
                draft.action().wireName(),
                nullIfBlank(draft.intentSource()),
                draft.draftedAt(),
                0,
                null,
                null));
    }

    private static ReadFact event(Topic topic, @Nullable String cloudEventType, EventFields event)
            throws MalformedException {
        Optional<Kind> kind = typeOf(cloudEventType, event).flatMap(type -> Kind.of(topic, type));
        Optional<Action> action = Action.ofWireName(event.requiredText("action"));
        if (kind.isEmpty() || action.isEmpty()) {
            return new ReadFact.Unknown();
        }
        return new ReadFact.Known(fact(kind.get(), action.get(), event));
    }

    /** The header decides: an incompatible successor of a type may well call itself the same inside. */
    private static Optional<String> typeOf(@Nullable String cloudEventType, EventFields event)
            throws MalformedException {
        if (cloudEventType == null) {
            return Optional.of(event.requiredText("type"));
        }
        boolean ours = cloudEventType.startsWith(TYPE_PREFIX) && cloudEventType.endsWith(TYPE_SUFFIX);
        return ours && cloudEventType.length() > TYPE_PREFIX.length() + TYPE_SUFFIX.length()
                ? Optional.of(
                        cloudEventType.substring(TYPE_PREFIX.length(), cloudEventType.length() - TYPE_SUFFIX.length()))
                : Optional.empty();
    }

    private static Fact fact(Kind kind, Action action, EventFields event) throws MalformedException {
        Instant at = event.requiredTime("occurredAt");
        return new Fact(
                event.id("customerId"),
                event.id("draftId"),
                kind,
                action.wireName(),
                source(event),
                at,
                event.number(kind.isOutcome() ? "sequence" : "version"),
                seconds(kind, event, at),
                kind == Kind.FAILED
                        ? FailureReason.normalise(event.text("errorMessage")
                                .or(() -> event.text("failureKind"))
                                .orElse(null))
                        : null);
    }

    private static @Nullable Long seconds(Kind kind, EventFields event, Instant at) {
        Optional<Instant> since = kind.isVerdict()
                ? event.time("draftedAt")
                : kind == Kind.SENT ? event.time("approvedAt") : Optional.empty();
        return since.map(start -> Math.max(0, Duration.between(start, at).toSeconds()))
                .orElse(null);
    }

    private static @Nullable String source(EventFields event) {
        return event.text("intentSource")
                .filter(source -> source.length() <= OutreachPolicy.MAX_FIELD_LENGTH)
                .map(FactReader::nullIfBlank)
                .orElse(null);
    }

    private static @Nullable String nullIfBlank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
