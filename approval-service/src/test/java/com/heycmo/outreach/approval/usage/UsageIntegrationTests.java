package com.heycmo.outreach.approval.usage;

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

class UsageIntegrationTests extends OnTheApi {

    @Autowired
    private TestDatabase database;

    @Test
    void anUnknownCustomerHasUsedNothing() {
        assertThat(api.get(customer, "/usage").ok().toString()).isEqualTo("""
                {"actions":{"connection_request":{"sent":0,"inFlight":0,"cap":15,"remaining":15,"nextFreeAt":null,\
                "week":{"sent":0,"inFlight":0,"cap":100},"heldUntil":null,"heldReason":null},\
                "message":{"sent":0,"inFlight":0,"cap":30,"remaining":30,"nextFreeAt":null,"week":null,\
                "heldUntil":null,"heldReason":null},\
                "comment":{"sent":0,"inFlight":0,"cap":50,"remaining":50,"nextFreeAt":null,"week":null,\
                "heldUntil":null,"heldReason":null}},\
                "statuses":{"pending_review":0,"approved":0,"skipped":0,"expired":0,"sent":0,"failed":0},\
                "paused":false,"pausedAt":null,"pausedByUserId":null,"pauseReason":null}""");
    }

    @Test
    void countsDraftsSentInTheLastTwentyFourHours() {
        Duration day = Duration.ofHours(24);
        rows.insert(QueueRow.sent(customer, Duration.ofMinutes(1)));
        rows.insert(QueueRow.sent(customer, day.minusSeconds(30)));
        rows.insert(QueueRow.sent(customer, day.plusMillis(1)));
        rows.insert(QueueRow.sent(customer, Duration.ofHours(2)).action(Action.COMMENT));
        rows.insert(QueueRow.sent(UUID.randomUUID(), Duration.ofHours(1)));

        expect("message", 2, 0, 28);
        expect("comment", 1, 0, 49);
        expect("connection_request", 0, 0, 15);
    }

    @Test
    void countsClaimsWithoutAResultInAnyStatus() {
        Duration anHourAgo = Duration.ofHours(-1);
        UUID token = UUID.randomUUID();
        rows.insert(QueueRow.claimed(customer, token));
        rows.insert(QueueRow.approved(customer).claim(token, anHourAgo));
        rows.insert(QueueRow.skipped(customer).claim(token, anHourAgo));
        rows.insert(QueueRow.expired(customer).claim(token, anHourAgo));
        rows.insert(QueueRow.failedWithoutAnswer(customer));
        rows.insert(QueueRow.pending(customer).claim(token, anHourAgo));
        rows.insert(QueueRow.approved(customer).claim(token, Duration.ofHours(-25)));
        rows.insert(QueueRow.failed(customer));
        rows.insert(QueueRow.approved(customer));

        expect("message", 0, 6, 24);
    }

    @Test
    void reportsTheNextFreeSlotWhenNothingRemains() {
        UUID oldest = rows.insert(QueueRow.sent(customer, Duration.ofHours(23)).action(Action.CONNECTION_REQUEST));
        for (int i = 0; i < 13; i++) {
            rows.insert(QueueRow.sent(customer, Duration.ofHours(2)).action(Action.CONNECTION_REQUEST));
        }
        expect("connection_request", 14, 0, 1);
        rows.insert(QueueRow.claimed(customer, UUID.randomUUID()).action(Action.CONNECTION_REQUEST));

        JsonNode usage = expect("connection_request", 14, 1, 0);

        assertThat(Instant.parse(usage.get("nextFreeAt").asString()))
                .isEqualTo(rows.time(customer, oldest, "sent_at").plus(Duration.ofHours(24)));
        assertThat(api.get(customer, "/usage")
                        .ok()
                        .get("actions")
                        .get("message")
                        .get("nextFreeAt")
                        .isNull())
                .isTrue();
    }

    @Test
    void aboveTheCapTheNextFreeSlotWaitsForSeveralDrafts() {
        for (int i = 0; i < 15; i++) {
            rows.insert(QueueRow.sent(customer, Duration.ofHours(20 - i)).action(Action.CONNECTION_REQUEST));
        }
        UUID third = rows.insert(
                QueueRow.sent(customer, Duration.ofMinutes(20 * 60 - 90)).action(Action.CONNECTION_REQUEST));
        rows.insert(QueueRow.sent(customer, Duration.ofMinutes(1)).action(Action.CONNECTION_REQUEST));

        JsonNode usage = expect("connection_request", 17, 0, 0);

        // 17 of 15 are used, so the third oldest must leave the window. They are 20 h, 19 h and 18 h 30 min old.
        assertThat(Instant.parse(usage.get("nextFreeAt").asString()))
                .isEqualTo(rows.time(customer, third, "sent_at").plus(Duration.ofHours(24)));
    }

    @Test
    void countsEveryStatus() {
        rows.insert(QueueRow.pending(customer));
        rows.insert(QueueRow.pending(customer));
        rows.insert(QueueRow.approved(customer));
        rows.insert(QueueRow.sent(customer, Duration.ofDays(30)));
        rows.insert(QueueRow.pending(UUID.randomUUID()));

        assertThat(api.get(customer, "/usage").ok().get("statuses").toString()).isEqualTo("""
                {"pending_review":2,"approved":1,"skipped":0,"expired":0,"sent":1,"failed":0}""");
    }

    @Test
    void nothingRemainsWhileAnActionIsHeld() {
        hold("connection_request", Duration.ofHours(5), "weekly_limit");

        JsonNode usage = expect("connection_request", 0, 0, 0);

        assertThat(usage.get("heldReason").asString()).isEqualTo("weekly_limit");
        assertThat(Instant.parse(usage.get("heldUntil").asString()))
                .isAfter(Instant.now().plus(Duration.ofHours(4)))
                .isEqualTo(Instant.parse(usage.get("nextFreeAt").asString()));
        assertThat(expect("message", 0, 0, 30).get("heldUntil").isNull()).isTrue();
    }

    @Test
    void aHoldWhoseTimeHasComeIsNoLongerShown() {
        hold("connection_request", Duration.ofMillis(-1), "note_quota");

        JsonNode usage = expect("connection_request", 0, 0, 15);

        assertThat(usage.get("heldUntil").isNull()).isTrue();
        assertThat(usage.get("heldReason").isNull()).isTrue();
    }

    @Test
    void theNextFreeTimeIsTheLatestOfDayWeekAndHold() {
        hold("connection_request", Duration.ofHours(5), "weekly_limit");
        database.jdbc()
                .sql("UPDATE linkedin_outreach_action_limit SET per_day = 1 WHERE customer_id = :customer")
                .param("customer", customer)
                .update();
        UUID sent = rows.insert(QueueRow.sent(customer, Duration.ofHours(2)).action(Action.CONNECTION_REQUEST));

        assertThat(Instant.parse(
                        expect("connection_request", 1, 0, 0).get("nextFreeAt").asString()))
                .isEqualTo(rows.time(customer, sent, "sent_at").plus(Duration.ofHours(24)));
    }

    private void hold(String action, Duration ahead, String reason) {
        database.jdbc()
                .sql("""
                        INSERT INTO linkedin_outreach_action_limit (customer_id, action, held_until, held_reason)
                        VALUES (:customer, :action, clock_timestamp() + make_interval(secs => :seconds), :reason)
                        """)
                .param("customer", customer)
                .param("action", action)
                .param("seconds", ahead.toMillis() / 1000.0)
                .param("reason", reason)
                .update();
    }

    private JsonNode expect(String action, int sent, int inFlight, int remaining) {
        JsonNode usage = api.get(customer, "/usage").ok().get("actions").get(action);
        assertThat(usage.get("sent").asInt()).as("sent").isEqualTo(sent);
        assertThat(usage.get("inFlight").asInt()).as("inFlight").isEqualTo(inFlight);
        assertThat(usage.get("remaining").asInt()).as("remaining").isEqualTo(remaining);
        assertThat(usage.get("nextFreeAt").isNull()).as("nextFreeAt is null").isEqualTo(remaining > 0);
        return usage;
    }
}
