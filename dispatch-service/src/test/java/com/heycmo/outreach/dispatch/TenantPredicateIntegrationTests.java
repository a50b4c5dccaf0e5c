package com.heycmo.outreach.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.testsupport.OperationRecorder;
import com.heycmo.outreach.testsupport.QueueRow;
import com.heycmo.outreach.testsupport.TenantCopy;
import com.heycmo.outreach.testsupport.TestDatabase;
import com.heycmo.outreach.testsupport.UseTestInfrastructure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;

/**
 * Every statement names its customer. The service logs in as the schema's owner, so row-level security does not help,
 * and another customer has the same rows under the same ids.
 */
@UseTestInfrastructure(loginAsOwner = true)
@Import(OperationRecorder.class)
class TenantPredicateIntegrationTests extends DispatchTestBase {

    private final UUID other = UUID.randomUUID();

    @Autowired
    private TestDatabase database;

    @Autowired
    private OperationRecorder recorder;

    @Autowired
    private ApplicationContext context;

    @Test
    void claimsCountsAndReportsNothingOfAnotherCustomer() {
        UUID exhausted = rows.insert(QueueRow.approved(customerId)
                .at("approved_at", Duration.ofMinutes(-9))
                .with("claims", 3)
                .at("locked_until", Duration.ofMinutes(-1)));
        UUID first = rows.insert(QueueRow.approved(customerId).at("approved_at", Duration.ofMinutes(-8)));
        UUID second = rows.insert(QueueRow.approved(customerId).at("approved_at", Duration.ofMinutes(-7)));
        UUID laterStep = rows.insert(QueueRow.pending(customerId)
                .prospect(String.valueOf(rows.read(customerId, second).get("prospect_url")))
                .with("day_offset", 3));
        UUID lost = UUID.randomUUID();
        UUID ruledOut = rows.insert(QueueRow.claimed(customerId, lost).with("skip_reason", "self"));
        UUID invited = UUID.randomUUID();
        UUID invitation = rows.insert(QueueRow.claimed(customerId, invited).action(Action.CONNECTION_REQUEST));
        UUID fourth = UUID.randomUUID();
        UUID released = rows.insert(QueueRow.claimed(customerId, fourth).with("failed_releases", 3));
        TenantCopy copy = new TenantCopy(database);
        copy.copy(customerId, other);
        UUID theirs = insertWhatWouldInterfere();
        List<String> before = copy.everythingOf(other);

        Extension.Answer job = extension.claim("key");
        assertThat(job.jobId()).isEqualTo(first);
        assertThat(extension.claim("key").token()).isEqualTo(job.token());
        assertThat(rows.status(customerId, exhausted)).isEqualTo("failed");
        assertThat(extension.report(first, true, job.token()).status()).isEqualTo(200);
        String given = extension.claim().token();
        assertThat(extension.extend(second, given).status()).isEqualTo(200);
        assertThat(extension.release(second, given, "rate_limited").status()).isEqualTo(200);
        assertThat(extension.release(second, given, "rate_limited").status()).isEqualTo(200);
        assertThat(extension.claim().json().path("reason").asString()).isEqualTo("capped");
        endHold();
        Extension.Answer next = extension.claim();
        assertThat(next.jobId()).isEqualTo(second);
        assertThat(extension
                        .report(
                                second,
                                Map.of("success", false, "claimToken", next.token(), "failureCode", "profile_gone"))
                        .status())
                .isEqualTo(200);
        assertThat(rows.status(customerId, laterStep)).isEqualTo("skipped");
        assertThat(extension
                        .release(ruledOut, lost.toString(), "timeout")
                        .json()
                        .path("status")
                        .asString())
                .isEqualTo("skipped");
        assertThat(extension
                        .report(
                                invitation,
                                Map.of(
                                        "success",
                                        false,
                                        "claimToken",
                                        invited.toString(),
                                        "failureCode",
                                        "already_connected"))
                        .status())
                .isEqualTo(200);
        assertThat(extension
                        .release(released, fourth.toString(), "timeout")
                        .json()
                        .path("status")
                        .asString())
                .isEqualTo("failed");
        assertThat(extension.info().json().path("customerId").asString()).isEqualTo(customerId.toString());
        assertThat(extension.state(Map.of("state", "ready")).status()).isEqualTo(204);
        assertThat(extension.claim().json().path("reason").asString()).isEqualTo("empty");
        assertThat(extension.report(theirs, true, null).status()).isEqualTo(404);
        assertThat(extension.send("HEAD", "/next").status()).isEqualTo(405);

        assertThat(copy.everythingOf(other)).isEqualTo(before);
        assertThat(recorder.called())
                .as("every operation was called; call a new one here too")
                .containsAll(OperationRecorder.operations(context, "com.heycmo.outreach.dispatch"));
    }

    private void endHold() {
        jdbc.sql("""
                        UPDATE linkedin_outreach_action_limit SET held_until = now() WHERE customer_id = :customer
                        """).param("customer", customerId).update();
    }

    /**
     * A pause, a used-up cap, an older due draft, and an older job that was claimed with the same key by a device of the
     * same id.
     *
     * @return the older job
     */
    private UUID insertWhatWouldInterfere() {
        database.jdbc().sql("""
                        INSERT INTO linkedin_outreach_customer (customer_id, paused_at, paused_by_user_id)
                        VALUES (:other, now(), :other)
                        """).param("other", other).update();
        for (int i = 0; i < Action.MESSAGE.cap(); i++) {
            rows.insert(QueueRow.sent(other, Duration.ofHours(1)));
        }
        rows.insert(QueueRow.approved(other).action(Action.COMMENT).at("approved_at", Duration.ofDays(-1)));
        UUID device = database.jdbc()
                .sql("SELECT id FROM linkedin_outreach_extension WHERE customer_id = :customer")
                .param("customer", customerId)
                .query(UUID.class)
                .single();
        return rows.insert(QueueRow.claimed(other, UUID.randomUUID())
                .with("claim_key", "key")
                .with("claimed_by_extension_id", device));
    }
}
