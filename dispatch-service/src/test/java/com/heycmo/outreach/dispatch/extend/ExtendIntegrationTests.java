package com.heycmo.outreach.dispatch.extend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.heycmo.outreach.dispatch.DispatchTestBase;
import com.heycmo.outreach.dispatch.Extension;
import com.heycmo.outreach.testsupport.QueueRow;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Locks that last longer because a person still works at the job. */
class ExtendIntegrationTests extends DispatchTestBase {

    @Test
    void lastsFiveMoreMinutesFromNow() {
        UUID id = rows.insert(QueueRow.approved(customerId));
        String token = extension.claim().token();
        claimedBefore(id, Duration.ofMinutes(4), Duration.ofMinutes(1));

        Extension.Answer answer = extension.extend(id, token);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().propertyNames()).containsExactly("id", "lockedUntil", "lockSeconds");
        assertThat(answer.json().path("lockSeconds").asInt()).isBetween(299, 300);
        assertThat(Instant.parse(answer.json().path("lockedUntil").asString()))
                .isEqualTo(rows.time(customerId, id, "locked_until"))
                .isCloseTo(rows.now().plus(Duration.ofMinutes(5)), within(30, ChronoUnit.SECONDS));
        assertThat(rows.read(customerId, id)).containsEntry("claims", 1);
    }

    @Test
    void lastsAtMostThirtyMinutesFromTheClaim() {
        UUID id = rows.insert(QueueRow.approved(customerId));
        String token = extension.claim().token();
        claimedBefore(id, Duration.ofMinutes(28), Duration.ofMinutes(1));

        assertThat(extension.extend(id, token).json().path("lockSeconds").asInt())
                .isBetween(110, 120);
    }

    @Test
    void neverGetsShorter() {
        UUID id = rows.insert(QueueRow.approved(customerId));
        String token = extension.claim().token();
        claimedBefore(id, Duration.ofMinutes(40), Duration.ofMinutes(2));
        Instant before = rows.time(customerId, id, "locked_until");

        assertThat(extension.extend(id, token).status()).isEqualTo(200);
        assertThat(rows.time(customerId, id, "locked_until")).isEqualTo(before);
    }

    @Test
    void requiresTheLiveLockOfThisClaim() {
        UUID id = rows.insert(QueueRow.approved(customerId));
        String first = extension.claim().token();
        rows.change(customerId, id, QueueRow.changes().at("locked_until", Duration.ofSeconds(-1)));
        assertThat(extension.extend(id, first).problem()).isEqualTo("claim-superseded");

        String second = extension.claim().token();
        assertThat(extension.extend(id, first).problem()).isEqualTo("claim-superseded");
        assertThat(extension.extend(id, "nonsense").problem()).isEqualTo("claim-superseded");
        assertThat(extension.extend(id, second).status()).isEqualTo(200);

        extension.report(id, true, second);
        assertThat(extension.extend(id, second).problem()).isEqualTo("claim-superseded");
        assertThat(extension.extend(UUID.randomUUID(), second).status()).isEqualTo(404);
    }

    @Test
    void aReleasedJobHasNoLock() {
        UUID id = rows.insert(QueueRow.approved(customerId));
        String token = extension.claim().token();
        extension.release(id, token, "timeout");

        assertThat(extension.extend(id, token).problem()).isEqualTo("claim-superseded");
    }

    @Test
    void alsoWhilePausedOutsideTheHoursAndPastTheExpiry() {
        UUID id = rows.insert(QueueRow.approved(customerId));
        String token = extension.claim().token();
        rows.change(customerId, id, QueueRow.changes().at("expires_at", Duration.ofMinutes(-1)));
        jdbc.sql("""
                        UPDATE linkedin_outreach_customer
                           SET paused_at = now(), paused_by_user_id = customer_id, working_from = '00:00', working_to = '00:01',
                               working_days = ARRAY[(extract(isodow FROM now() + interval '2 days'))::int]
                         WHERE customer_id = :customer
                        """).param("customer", customerId).update();

        assertThat(extension.extend(id, token).status()).isEqualTo(200);
        assertThat(extension.report(id, true, token).status()).isEqualTo(200);
    }

    @Test
    void laterStepsWaitForTheNewEnd() {
        UUID id = rows.insert(QueueRow.approved(customerId));
        String token = extension.claim().token();
        rows.change(customerId, id, QueueRow.changes().at("expires_at", Duration.ofMinutes(-1)));
        UUID later = rows.insert(QueueRow.approved(customerId)
                .prospect(String.valueOf(rows.read(customerId, id).get("prospect_url")))
                .with("day_offset", 3));
        claimedBefore(id, Duration.ofMinutes(4), Duration.ofMinutes(1));

        extension.extend(id, token);

        assertThat(rows.time(customerId, later, "held_until")).isEqualTo(rows.time(customerId, id, "locked_until"));
    }

    @Test
    void rejectsABodyWithoutAToken() {
        UUID id = rows.insert(QueueRow.approved(customerId));
        extension.claim();

        Extension.Answer answer = extension.extend(id, Map.of());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("reasons").get(0).path("code").asString()).isEqualTo("malformed");
    }

    private void claimedBefore(UUID id, Duration ago, Duration rest) {
        rows.change(
                customerId,
                id,
                QueueRow.changes().at("claimed_at", ago.negated()).at("locked_until", rest));
    }
}
