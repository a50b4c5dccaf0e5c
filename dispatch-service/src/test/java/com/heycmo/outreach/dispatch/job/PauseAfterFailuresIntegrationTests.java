package com.heycmo.outreach.dispatch.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.dispatch.DispatchTestBase;
import com.heycmo.outreach.dispatch.Extension;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.testsupport.QueueRow;
import com.heycmo.outreach.testsupport.TestDevices;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Failures in a row, over all devices, pause the customer. */
class PauseAfterFailuresIntegrationTests extends DispatchTestBase {

    private static final int ROUNDS = 6;

    @Autowired
    private TestDevices devices;

    @BeforeEach
    void insertCustomer() {
        insertCustomer(customerId);
    }

    @Test
    void threeFailuresFromThreeDevicesAtTheSameMomentPauseExactlyOnce() throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(3);
        for (int round = 0; round < ROUNDS; round++) {
            UUID customer = UUID.randomUUID();
            insertCustomer(customer);
            List<Callable<Extension.Answer>> failures =
                    IntStream.range(0, 3).mapToObj(i -> failure(customer, i)).toList();

            for (Future<Extension.Answer> answer : executor.invokeAll(failures)) {
                assertThat(answer.get().status()).isEqualTo(200);
            }

            assertThat(row(customer))
                    .containsEntry("paused_by_rule", "failures")
                    .containsEntry("failures_in_row", 3);
            assertThat(pauses(customer)).containsExactly("paused: failures");
        }
        executor.shutdown();
    }

    /** By a device of its own; one in three gives the job back. */
    private Callable<Extension.Answer> failure(UUID customer, int number) {
        Extension device = extensionOf(customer, devices.pair(customer).token());
        String token = UUID.randomUUID().toString();
        UUID id = rows.insert(QueueRow.claimed(customer, UUID.fromString(token)));
        return number == 0
                ? () -> device.release(id, token, "timeout")
                : () -> device.report(id, Map.of("success", false, "claimToken", token, "failureCode", "timeout"));
    }

    @Test
    void aSuccessInBetweenResets() {
        fail("timeout");
        fail("other");
        succeed();
        fail("ui_changed");
        fail("timeout");
        assertThat(row(customerId)).containsEntry("failures_in_row", 2).containsEntry("paused_at", null);

        fail("timeout");
        assertThat(row(customerId)).containsEntry("paused_by_rule", "failures");
    }

    @Test
    void othersNeitherCountNorEndARun() {
        fail("timeout");
        fail("timeout");
        UUID id = fail("uncertain");
        fail("follow_only");
        fail("rate_limited");
        extension.report(id, Map.of("success", false, "failureCode", "timeout")); // a repeat
        rows.insert(QueueRow.approved(customerId)
                .action(Action.COMMENT)
                .with("claims", 3)
                .at("locked_until", Duration.ofSeconds(-1)));
        extension.claim(); // gives it up
        assertThat(row(customerId)).containsEntry("failures_in_row", 2).containsEntry("paused_at", null);
    }

    @Test
    void aCustomerMayNeverBePausedByFailures() {
        change("pause_after_failures = NULL");
        for (int i = 0; i < 5; i++) {
            fail("timeout");
        }

        assertThat(row(customerId)).containsEntry("paused_at", null);
    }

    @Test
    void aLoweredLimitCountsTheFailuresBefore() {
        fail("timeout");
        fail("timeout");
        change("pause_after_failures = 1");
        fail("timeout");

        assertThat(row(customerId)).containsEntry("paused_by_rule", "failures");
    }

    @Test
    void whoIsPausedStaysPausedAsItWas() {
        change("paused_at = '2026-11-20 09:30+00', paused_by_user_id = customer_id");
        fail("checkpoint");

        assertThat(row(customerId))
                .containsEntry("paused_by_rule", null)
                .containsEntry("paused_by_user_id", customerId);
        assertThat(pauses(customerId)).containsExactly("pause_reason_added: checkpoint");
    }

    @Test
    void theSameRuleAgainIsNoFurtherReason() {
        fail("logged_out");
        fail("logged_out");
        fail("restricted");

        assertThat(row(customerId)).containsEntry("paused_by_rule", "logged_out");
        assertThat(pauses(customerId)).containsExactly("paused: logged_out", "pause_reason_added: restricted");
    }

    @Test
    void recordsEachNewReasonOfAPauseOnce() {
        change("paused_at = '2026-11-20 09:30+00', paused_by_user_id = customer_id");
        for (String code :
                List.of("checkpoint", "logged_out", "checkpoint", "timeout", "timeout", "timeout", "other")) {
            fail(code);
        }
        fail("logged_out");
        assertThat(pauses(customerId))
                .containsExactly(
                        "pause_reason_added: checkpoint",
                        "pause_reason_added: logged_out",
                        "pause_reason_added: failures");

        change("paused_at = NULL, paused_by_user_id = NULL");
        fail("logged_out");
        fail("checkpoint");
        fail("checkpoint");
        assertThat(pauses(customerId))
                .as("in a later pause the reasons are new")
                .endsWith("paused: logged_out", "pause_reason_added: checkpoint")
                .hasSize(5);
    }

    private UUID fail(String code) {
        UUID token = UUID.randomUUID();
        UUID id = rows.insert(QueueRow.claimed(customerId, token));
        extension.report(id, Map.of("success", false, "claimToken", token.toString(), "failureCode", code));
        return id;
    }

    private void succeed() {
        UUID token = UUID.randomUUID();
        extension.report(rows.insert(QueueRow.claimed(customerId, token)), true, token.toString());
    }

    private void insertCustomer(UUID customer) {
        jdbc.sql("INSERT INTO linkedin_outreach_customer (customer_id) VALUES (:customer)")
                .param("customer", customer)
                .update();
    }

    private void change(String assignments) {
        jdbc.sql("UPDATE linkedin_outreach_customer SET " + assignments + " WHERE customer_id = :customer")
                .param("customer", customerId)
                .update();
    }

    private Map<String, @Nullable Object> row(UUID customer) {
        return jdbc.sql("SELECT * FROM linkedin_outreach_customer WHERE customer_id = :customer")
                .param("customer", customer)
                .query()
                .singleRow();
    }

    private List<String> pauses(UUID customer) {
        return rows.audit(customer).stream()
                .filter(entry -> String.valueOf(entry.get("what")).startsWith("pause"))
                .map(entry -> entry.get("what") + ": " + entry.get("detail"))
                .toList();
    }
}
