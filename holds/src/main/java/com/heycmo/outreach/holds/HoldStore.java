package com.heycmo.outreach.holds;

import com.heycmo.outreach.policy.OutreachPolicy;
import com.heycmo.outreach.sql.TextArrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Locks customers, and judges what holds their drafts. The callers' stores bind it to their login and open the
 * transaction. Both statements are explained where their functions are: {@code R__customer_lock.sql} and
 * {@code R__steps.sql}.
 */
public final class HoldStore {

    /**
     * All drafts of one customer for one prospect.
     *
     * @param writtenId the draft that was written. If it is the prospect's only one, and waits for nothing, a judgement is
     *     saved. Null: any of them may have changed
     */
    public record Drafts(
            UUID customerId, String prospectUrl, @Nullable UUID writtenId) {

        public Drafts(UUID customerId, String prospectUrl) {
            this(customerId, prospectUrl, null);
        }
    }

    /** A customer may have any number of prospects, and a statement has a time limit. */
    private static final int AT_ONCE = 2_000;

    private final JdbcClient jdbc;

    public HoldStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Locks the customer until the transaction ends. Comes before the lock of any draft. */
    public void lockCustomer(UUID customerId) {
        lockCustomers(List.of(customerId));
    }

    /**
     * Locks the customers until the transaction ends, in an order that cannot deadlock.
     *
     * @return whether one of them ever had a do-not-contact entry; if not, there is nothing to ask {@link ForbiddenDraftStore}
     */
    public boolean lockCustomers(Collection<UUID> customerIds) {
        return jdbc.sql("SELECT linkedin_outreach_lock_customers(CAST(:customers AS uuid[]))")
                .param("customers", TextArrays.of(customerIds, id -> id))
                .query(Boolean.class)
                .single();
    }

    /** Judges these drafts anew. Comes after a change of any of them, in its transaction; a second call changes nothing. */
    public void update(UUID customerId, String prospectUrl) {
        update(List.of(new Drafts(customerId, prospectUrl)));
    }

    /**
     * The same after a change of one draft only.
     *
     * @param writtenId that draft; see {@link Drafts}
     */
    public void update(UUID customerId, String prospectUrl, UUID writtenId) {
        update(List.of(new Drafts(customerId, prospectUrl, writtenId)));
    }

    /** The same for many; repeated ones are judged once. */
    public void update(List<Drafts> drafts) {
        for (int from = 0; from < drafts.size(); from += AT_ONCE) {
            updateAtOnce(drafts.subList(from, Math.min(drafts.size(), from + AT_ONCE)));
        }
    }

    private void updateAtOnce(List<Drafts> drafts) {
        jdbc.sql("""
                        SELECT linkedin_outreach_update_holds(
                               CAST(:customers AS uuid[]), CAST(:prospectUrls AS text[]), :expiryDays, :waitingExpiryDays,
                               CAST(:writtenIds AS uuid[]))
                        """)
                .param("customers", TextArrays.of(drafts, Drafts::customerId))
                .param("prospectUrls", TextArrays.of(drafts, Drafts::prospectUrl))
                .param("writtenIds", TextArrays.of(drafts, Drafts::writtenId))
                .param("expiryDays", OutreachPolicy.DRAFT_EXPIRY_DAYS)
                .param("waitingExpiryDays", OutreachPolicy.WAITING_DRAFT_EXPIRY_DAYS)
                .query(Object.class)
                .list();
    }
}
