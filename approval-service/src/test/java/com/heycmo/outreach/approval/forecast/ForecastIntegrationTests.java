package com.heycmo.outreach.approval.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.approval.OnTheApi;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.testsupport.QueueRow;
import com.heycmo.outreach.testsupport.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class ForecastIntegrationTests extends OnTheApi {

    private static final String PERSON = "https://www.linkedin.com/in/jane-doe";
    private static final Duration DAY = Duration.ofHours(24);

    @Autowired
    private TestDatabase database;

    @Test
    void anUnknownCustomerHasNothingToForecast() {
        assertThat(api.get(customer, "/forecast").ok().toString()).isEqualTo("""
                {"items":[],"assumes":{"secondsBetweenActions":195}}""");
    }

    @Test
    void tellsTheTimeAndPositionOfEachApprovedDraft() {
        UUID second = rows.insert(QueueRow.approved(customer).at("approved_at", Duration.ofMinutes(-1)));
        UUID first = rows.insert(QueueRow.approved(customer).at("approved_at", Duration.ofMinutes(-2)));
        rows.insert(QueueRow.pending(customer));
        rows.insert(QueueRow.approved(UUID.randomUUID()));

        JsonNode items = forecast("");

        assertThat(items).hasSize(2);
        assertThat(id(items, 0)).isEqualTo(first);
        assertThat(id(items, 1)).isEqualTo(second);
        assertThat(time(items, 0)).isBeforeOrEqualTo(rows.now());
        assertThat(time(items, 1)).isEqualTo(time(items, 0).plusSeconds(195));
        assertThat(items.get(0).toString()).endsWith("\"position\":1,\"waitsFor\":null}");
    }

    @Test
    void countsWhatWasSentAndWhatIsClaimed() {
        database.jdbc().sql("""
                        INSERT INTO linkedin_outreach_customer (customer_id) VALUES (:customer)
                        """).param("customer", customer).update();
        limit("message", "per_day = 2, per_week = 3");
        rows.insert(QueueRow.sent(customer, Duration.ofHours(23)));
        UUID claimed = rows.insert(QueueRow.claimed(customer, UUID.randomUUID()).at("claimed_at", Duration.ZERO));
        rows.insert(QueueRow.sent(customer, DAY.multipliedBy(6)));
        UUID waiting = rows.insert(QueueRow.approved(customer));

        JsonNode items = forecast("");

        assertThat(id(items, 0)).isEqualTo(claimed);
        assertThat(time(items, 0)).isEqualTo(rows.time(customer, claimed, "claimed_at"));
        assertThat(id(items, 1)).isEqualTo(waiting);
        // A day frees after an hour, the week after a day.
        assertThat(time(items, 1))
                .isBetween(rows.now().plus(DAY).minusSeconds(60), rows.now().plus(DAY));
    }

    /** Its lock has ended without a result, so that the next claim skips it. */
    @Test
    void promisesNothingForADraftThatARuleHasRuledOut() {
        limit("message", "per_day = 1");
        rows.insert(QueueRow.claimed(customer, UUID.randomUUID())
                .at("locked_until", DAY.negated().minusSeconds(1))
                .with("skip_reason", "do_not_contact"));
        UUID next = rows.insert(QueueRow.approved(customer));

        JsonNode items = forecast("");

        assertThat(items).hasSize(1);
        assertThat(id(items, 0)).isEqualTo(next);
        assertThat(time(items, 0)).isBeforeOrEqualTo(rows.now());
    }

    @Test
    void aHeldActionWaits() {
        limit("message", "held_until = now() + interval '2 hours', held_reason = 'weekly_limit'");
        rows.insert(QueueRow.approved(customer));

        assertThat(time(forecast(""), 0))
                .isBetween(rows.now().plusSeconds(7_100), rows.now().plusSeconds(7_200));
    }

    @Test
    void aPendingStepHoldsTheNextUntilItCountsAsApproved() {
        rows.insert(QueueRow.pending(customer).prospect(PERSON));
        UUID later = rows.insert(QueueRow.approved(customer).prospect(PERSON).with("day_offset", 3));
        updateHolds();

        assertThat(forecast("").toString()).isEqualTo("""
                [{"id":"%s","expectedAt":null,"position":null,"waitsFor":"earlier_step"}]""".formatted(later));
        JsonNode both = forecast("?pending=true");
        assertThat(both).hasSize(2);
        assertThat(time(both, 1)).isEqualTo(time(both, 0).plus(DAY.multipliedBy(3)));
    }

    @Test
    void aMessageWaitsForTheAcceptance() {
        rows.insert(QueueRow.approved(customer).prospect(PERSON).with("wait_for", "accepted"));

        assertThat(forecast("").get(0).path("waitsFor").asString()).isEqualTo("acceptance");

        rows.learn(customer, PERSON, "accepted_at");
        assertThat(forecast("").get(0).path("position").asInt()).isEqualTo(1);
    }

    @Test
    void aNoteOverTheCustomersLimitIsCountedInUtf16() {
        setUp("max_connection_note_length = 4");
        UUID fits = rows.insert(
                QueueRow.approved(customer).action(Action.CONNECTION_REQUEST).body("👋👋"));
        rows.insert(
                QueueRow.approved(customer).action(Action.CONNECTION_REQUEST).body("👋👋!"));

        JsonNode items = forecast("");

        assertThat(id(items, 0)).isEqualTo(fits);
        assertThat(items.get(0).path("position").asInt()).isEqualTo(1);
        assertThat(items.get(1).path("waitsFor").asString()).isEqualTo("note_too_long");
    }

    @Test
    void whoIsPausedWaitsForAResume() {
        setUp("paused_at = now(), paused_by_user_id = customer_id");
        rows.insert(QueueRow.approved(customer));

        assertThat(forecast("").get(0).path("waitsFor").asString()).isEqualTo("resume");
    }

    @Test
    void aDraftThatIsDueInAYearHasATime() {
        setUp("working_days = '{1}', working_from = '09:00', working_to = '10:00', time_zone = 'Europe/Berlin'");
        rows.insert(QueueRow.approved(customer)
                .at("not_before", DAY.multipliedBy(365))
                .at("expires_at", DAY.multipliedBy(372)));

        assertThat(time(forecast(""), 0)).isAfter(rows.now().plus(DAY.multipliedBy(364)));
    }

    @Test
    void pendingIsTrueOrFalse() {
        assertThat(api.get(customer, "/forecast?pending=false").status()).isEqualTo(200);
        api.get(customer, "/forecast?pending=yes").problem(400, "/problems/validation-failed");
    }

    private JsonNode forecast(String query) {
        return api.get(customer, "/forecast" + query).ok().get("items");
    }

    private static UUID id(JsonNode items, int index) {
        return UUID.fromString(items.get(index).path("id").asString());
    }

    private static Instant time(JsonNode items, int index) {
        return Instant.parse(items.get(index).path("expectedAt").asString());
    }

    private void setUp(String assignments) {
        database.jdbc()
                .sql("INSERT INTO linkedin_outreach_customer (customer_id) VALUES (:customer)")
                .param("customer", customer)
                .update();
        database.jdbc()
                .sql("UPDATE linkedin_outreach_customer SET " + assignments + " WHERE customer_id = :customer")
                .param("customer", customer)
                .update();
    }

    private void limit(String action, String assignments) {
        database.jdbc()
                .sql("INSERT INTO linkedin_outreach_action_limit (customer_id, action) VALUES (:customer, :action)")
                .param("customer", customer)
                .param("action", action)
                .update();
        database.jdbc()
                .sql("UPDATE linkedin_outreach_action_limit SET " + assignments + " WHERE customer_id = :customer")
                .param("customer", customer)
                .update();
    }

    private void updateHolds() {
        database.jdbc()
                .sql(
                        "SELECT linkedin_outreach_lock_customers(ARRAY[:customer::uuid]), linkedin_outreach_update_holds(ARRAY[:customer::uuid], ARRAY[:url], 7, 30)")
                .param("customer", customer)
                .param("url", PERSON)
                .query()
                .listOfRows();
    }
}
