package com.heycmo.outreach.approval.people;

import com.heycmo.outreach.holds.HoldStore;
import com.heycmo.outreach.holds.RuleSkipStore;
import com.heycmo.outreach.holds.Signal;
import com.heycmo.outreach.holds.SignalStore;
import com.heycmo.outreach.status.Transition;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes signals and what follows from them. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class PersonSignalStore {

    private final JdbcClient jdbc;
    private final HoldStore holds;
    private final SignalStore signals;
    private final RuleSkipStore skips;

    PersonSignalStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.holds = new HoldStore(jdbc);
        this.signals = new SignalStore(jdbc);
        this.skips = new RuleSkipStore(jdbc);
    }

    void lockCustomer(UUID customerId) {
        holds.lockCustomer(customerId);
    }

    /** See {@link SignalStore#record}. */
    Optional<Instant> record(Signal signal) {
        return signals.record(signal);
    }

    /** Skips the drafts of somebody who has replied, if the customer wants that. */
    void skipOpenDrafts(UUID customerId, String prospectUrl) {
        skips.skip(
                customerId,
                jdbc.sql("""
                                SELECT q.id
                                  FROM linkedin_outreach_queue q
                                  JOIN linkedin_outreach_customer c ON c.customer_id = :customer AND c.stop_on_reply
                                 WHERE q.customer_id = :customer AND q.prospect_url = :url AND q.status = ANY (:from)
                                """)
                        .param("customer", customerId)
                        .param("url", prospectUrl)
                        .param("from", Transition.SKIP.fromNames())
                        .query(UUID.class)
                        .list(),
                RuleSkipStore.REPLIED);
    }

    /** Open pages read the person's open drafts again, because their warnings depend on signals. */
    void markOpenDraftsChanged(UUID customerId, String prospectUrl) {
        // A trigger sets the present transaction.
        jdbc.sql("""
                        UPDATE linkedin_outreach_queue
                           SET changed_by = changed_by
                         WHERE customer_id = :customer AND prospect_url = :url
                           AND linkedin_outreach_is_open_draft(status)
                        """).param("customer", customerId).param("url", prospectUrl).update();
    }

    void updateHolds(UUID customerId, String prospectUrl) {
        holds.update(customerId, prospectUrl);
    }
}
