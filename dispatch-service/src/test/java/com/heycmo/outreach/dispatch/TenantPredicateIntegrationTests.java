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

/** What happens when a statement, or the function that claims, forgets to name its customer: the database names it. */
@Import(TenantPredicateRemover.class)
class TenantPredicateIntegrationTests extends OnDispatch {

    private final UUID twin = UUID.randomUUID();

    @Autowired
    private TestDatabase database;

    @Autowired
    private TenantPredicateRemover forgotten;

    @Autowired
    private ApplicationContext context;

    private TenantCopy twins;

    @BeforeEach
    void forget() {
        TenantPredicateRemover.inTheClaimOf(database);
        twins = new TenantCopy(database);
    }

    @Test
    void claimsCountsAndReportsNothingOfAnotherCustomer() {
        UUID exhausted = rows.insert(QueueRow.approved(customerId)
                .at("approved_at", Duration.ofMinutes(-9))
                .with("claims", 3)
                .at("locked_until", Duration.ofMinutes(-1)));
        UUID first = rows.insert(QueueRow.approved(customerId).at("approved_at", Duration.ofMinutes(-8)));
        UUID second = rows.insert(QueueRow.approved(customerId).at("approved_at", Duration.ofMinutes(-7)));
        twins.copy(customerId, twin);
        UUID theirs = insertWhatWouldBeInTheWay();
        List<String> before = twins.everythingOf(twin);

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

        assertThat(twins.everythingOf(twin)).isEqualTo(before);
        assertThat(rows.outbox(twin)).isEmpty();
        assertThat(forgotten.methods())
                .as("every statement was tried; one that is new has to be tried here too")
                // The sweep serves no single customer.
                .containsAll(
                        TenantPredicateRemover.methodsOfStores(context, "com.heycmo.outreach.dispatch", "ExpiryStore"));
        assertThat(forgotten.withoutPredicate())
                .as("statements that name no customer")
                .allSatisfy(sql -> assertThat(sql).startsWith("INSERT INTO outbox"));
    }

    /** Or the test above would prove nothing. */
    @Test
    void claimsAnothersJobOnceTheDatabaseForgetsToo() {
        // A comment, for the other test may have used up everybody's messages.
        UUID theirs =
                rows.insert(QueueRow.approved(twin).action(Action.COMMENT).at("approved_at", Duration.ofDays(-1)));
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
                    .sql("DELETE FROM linkedin_outreach_queue WHERE customer_id = :twin")
                    .param("twin", twin)
                    .update();
        }
    }

    /** A pause, a cap that is used up, and an older job that was claimed with the same key by a device of that id. */
    private UUID insertWhatWouldBeInTheWay() {
        database.jdbc().sql("""
                        INSERT INTO linkedin_outreach_customer (customer_id, paused_at, paused_by_user_id)
                        VALUES (:twin, now(), :twin)
                        """).param("twin", twin).update();
        for (int i = 0; i < Action.MESSAGE.cap(); i++) {
            rows.insert(QueueRow.sent(twin, Duration.ofHours(1)));
        }
        UUID theirs = rows.insert(QueueRow.claimed(twin, UUID.randomUUID()).with("claim_key", "key"));
        database.jdbc()
                .sql("""
                        UPDATE linkedin_outreach_queue
                           SET claimed_by_extension_id = (
                                SELECT id FROM linkedin_outreach_extension WHERE customer_id = :customer)
                         WHERE customer_id = :twin AND id = :id
                        """)
                .param("customer", customerId)
                .param("twin", twin)
                .param("id", theirs)
                .update();
        return theirs;
    }
}
