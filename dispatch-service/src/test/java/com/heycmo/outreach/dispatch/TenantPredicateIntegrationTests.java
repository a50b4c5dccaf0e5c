package com.heycmo.outreach.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.testsupport.QueueRow;
import com.heycmo.outreach.testsupport.TenantCopy;
import com.heycmo.outreach.testsupport.TenantPredicateRemover;
import com.heycmo.outreach.testsupport.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;

/** Row-level security still isolates customers if statements and the claim function lose their customer predicate. */
@Import(TenantPredicateRemover.class)
class TenantPredicateIntegrationTests extends DispatchTestBase {

    private final UUID otherCustomer = UUID.randomUUID();

    @Autowired
    private TestDatabase database;

    @Autowired
    private TenantPredicateRemover predicateRemover;

    @Autowired
    private ApplicationContext context;

    private TenantCopy copies;

    @BeforeEach
    void removePredicates() {
        TenantPredicateRemover.inTheClaimOf(database);
        copies = new TenantCopy(database);
    }

    @Test
    void doesNotClaimCountOrReportRowsOfAnotherCustomer() {
        UUID exhausted = rows.insert(QueueRow.approved(customerId)
                .at("approved_at", Duration.ofMinutes(-9))
                .with("claims", 3)
                .at("locked_until", Duration.ofMinutes(-1)));
        UUID first = rows.insert(QueueRow.approved(customerId).at("approved_at", Duration.ofMinutes(-8)));
        UUID second = rows.insert(QueueRow.approved(customerId).at("approved_at", Duration.ofMinutes(-7)));
        copies.copy(customerId, otherCustomer);
        UUID theirs = insertConflictingRowsOfTheOtherCustomer();
        List<String> before = copies.everythingOf(otherCustomer);

        Extension.Answer job = extension.claim("key");
        assertThat(job.jobId()).isEqualTo(first);
        assertThat(extension.claim("key").token()).isEqualTo(job.token());
        assertThat(rows.status(customerId, exhausted)).isEqualTo("failed");
        assertThat(extension.report(first, true, job.token()).status()).isEqualTo(200);
        Extension.Answer next = extension.claim();
        assertThat(next.jobId()).isEqualTo(second);
        assertThat(extension.report(second, false, next.token()).status()).isEqualTo(200);
        assertThat(extension.claim().json().path("reason").asString()).isEqualTo("empty");
        assertThat(extension.report(theirs, true, null).status()).isEqualTo(404);

        assertThat(copies.everythingOf(otherCustomer)).isEqualTo(before);
        assertThat(rows.outbox(otherCustomer)).isEmpty();
        assertThat(predicateRemover.methods())
                .as("methods whose statements this test executed; add calls for new ones")
                // The sweep covers all customers.
                .containsAll(
                        TenantPredicateRemover.methodsOfStores(context, "com.heycmo.outreach.dispatch", "ExpiryStore"));
        assertThat(predicateRemover.withoutPredicate())
                .as("statements without a customer predicate")
                .allSatisfy(sql -> assertThat(sql).startsWith("INSERT INTO outbox"));
    }

    /** Proves that the test above fails without row-level security. */
    @Test
    void claimsAnotherCustomersJobWithoutRowLevelSecurity() {
        // A comment, because the other test uses up the cap of messages.
        UUID theirs = rows.insert(
                QueueRow.approved(otherCustomer).action(Action.COMMENT).at("approved_at", Duration.ofDays(-1)));
        database.jdbc()
                .sql("ALTER TABLE linkedin_outreach_queue DISABLE ROW LEVEL SECURITY")
                .update();
        try {
            assertThat(extension.claim().jobId()).isEqualTo(theirs);
        } finally {
            database.jdbc()
                    .sql("ALTER TABLE linkedin_outreach_queue ENABLE ROW LEVEL SECURITY")
                    .update();
            database.jdbc()
                    .sql("DELETE FROM linkedin_outreach_queue WHERE customer_id = :otherCustomer")
                    .param("otherCustomer", otherCustomer)
                    .update();
        }
    }

    /** A pause, a cap without room, and an older job claimed by a device with the same id and key. */
    private UUID insertConflictingRowsOfTheOtherCustomer() {
        database.jdbc().sql("""
                        INSERT INTO linkedin_outreach_customer (customer_id, paused_at, paused_by_user_id)
                        VALUES (:otherCustomer, now(), :otherCustomer)
                        """).param("otherCustomer", otherCustomer).update();
        for (int i = 0; i < Action.MESSAGE.cap(); i++) {
            rows.insert(QueueRow.sent(otherCustomer, Duration.ofHours(1)));
        }
        UUID theirs =
                rows.insert(QueueRow.claimed(otherCustomer, UUID.randomUUID()).with("claim_key", "key"));
        database.jdbc()
                .sql("""
                        UPDATE linkedin_outreach_queue
                           SET claimed_by_extension_id = (
                                SELECT id FROM linkedin_outreach_extension WHERE customer_id = :customer)
                         WHERE customer_id = :otherCustomer AND id = :id
                        """)
                .param("customer", customerId)
                .param("otherCustomer", otherCustomer)
                .param("id", theirs)
                .update();
        return theirs;
    }
}
