package com.heycmo.outreach.approval.decision;

import com.heycmo.outreach.approval.queue.DraftRow;
import com.heycmo.outreach.approval.reviewer.Reviewer;
import com.heycmo.outreach.approval.reviewer.ReviewerAudit;
import com.heycmo.outreach.audit.Actor;
import com.heycmo.outreach.audit.AuditAction;
import com.heycmo.outreach.event.DecisionEvent;
import com.heycmo.outreach.outbox.Outbox;
import com.heycmo.outreach.outbox.OutboxEvent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Both traces of a person's decision, made from one thing, so that neither is forgotten: the audit's and the event. */
@Component
class DecisionLog {

    private final ReviewerAudit audit;
    private final Outbox outbox;
    private final Reviewer reviewer;

    DecisionLog(ReviewerAudit audit, Outbox outbox, Reviewer reviewer) {
        this.audit = audit;
        this.outbox = outbox;
        this.reviewer = reviewer;
    }

    /**
     * In the transaction of the decision.
     *
     * @param decided the draft as it is now
     * @param reason the person's words for a skip
     */
    void record(DraftRow decided, AuditAction what, @Nullable String reason) {
        audit.ofDraft(decided.customerId(), decided.id(), decided.version(), what, reason);
        outbox.append(OutboxEvent.of(event(decided, what, reason)));
    }

    private DecisionEvent event(DraftRow decided, AuditAction what, @Nullable String reason) {
        return new DecisionEvent(
                UUID.randomUUID(),
                // The audit and the topic speak of decisions in the same words.
                what.wireName(),
                decided.customerId(),
                decided.id(),
                decided.action(),
                decided.dayOffset(),
                decided.intentSource(),
                decided.draftedAt(),
                decided.updatedAt(),
                decided.version(),
                Actor.Kind.PERSON.wireName(),
                reviewer.userId(),
                reason);
    }
}
