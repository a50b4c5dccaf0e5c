package com.heycmo.outreach.dispatch.claim;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The drafts of a customer at one time, and the contract's rules for what may be claimed, written once more in Java. */
record Steps(OffsetDateTime now, boolean holdLaterSteps, List<Step> all) {

    /** A draft, and whether the person is known to have accepted an invitation. */
    record Step(
            UUID id,
            String prospectUrl,
            String action,
            int dayOffset,
            String status,
            @Nullable String waitFor,
            boolean accepted,
            OffsetDateTime expiresAt,
            @Nullable OffsetDateTime lockedUntil,
            @Nullable OffsetDateTime approvedAt,
            @Nullable OffsetDateTime sentAt,
            @Nullable OffsetDateTime retryAt) {

        private boolean isOpen() {
            return status.equals("pending_review") || status.equals("approved");
        }

        private boolean comesBefore(Step other) {
            boolean requestBeforeOthers = dayOffset == other.dayOffset
                    && action.equals("connection_request")
                    && !other.action.equals("connection_request");
            return prospectUrl.equals(other.prospectUrl)
                    && prospectUrl.startsWith("https://www.linkedin.com/in/")
                    && (dayOffset < other.dayOffset || requestBeforeOthers);
        }
    }

    static Steps read(JdbcClient jdbc, UUID customerId) {
        List<Step> all =
                jdbc.sql("""
                        SELECT q.*, p.accepted_at IS NOT NULL AS accepted
                          FROM linkedin_outreach_queue q
                          LEFT JOIN linkedin_outreach_prospect p USING (customer_id, prospect_url)
                         WHERE q.customer_id = :customer
                        """).param("customer", customerId).query(Step.class).list();
        return jdbc.sql("SELECT clock_timestamp() AS now, hold_later_steps AS hold FROM linkedin_outreach_customer"
                        + " WHERE customer_id = :customer")
                .param("customer", customerId)
                .query((row, number) ->
                        new Steps(row.getObject("now", OffsetDateTime.class), row.getBoolean("hold"), all))
                .single();
    }

    List<UUID> claimable() {
        return all.stream().filter(this::isClaimable).map(Step::id).toList();
    }

    private boolean isClaimable(Step step) {
        return step.status().equals("approved")
                && step.expiresAt().isAfter(now)
                && !isAhead(step.lockedUntil())
                && !isHeld(step);
    }

    private boolean isHeld(Step step) {
        return isAhead(step.retryAt())
                || ("accepted".equals(step.waitFor()) && !step.accepted())
                || all.stream()
                        .filter(earlier -> earlier.comesBefore(step))
                        .anyMatch(earlier -> (holdLaterSteps && isAlive(earlier)) || isTooRecent(earlier, step));
    }

    private boolean isAlive(Step step) {
        return step.isOpen() && (step.expiresAt().isAfter(now) || isAhead(step.lockedUntil()));
    }

    private boolean isTooRecent(Step earlier, Step step) {
        OffsetDateTime sentAt = earlier.sentAt();
        return sentAt != null
                && isAhead(
                        sentAt.plus(Duration.ofHours(24).multipliedBy(step.dayOffset() - (long) earlier.dayOffset())));
    }

    private boolean isAhead(@Nullable OffsetDateTime time) {
        return time != null && time.isAfter(now);
    }
}
