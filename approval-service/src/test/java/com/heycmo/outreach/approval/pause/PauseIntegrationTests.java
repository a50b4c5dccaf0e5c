package com.heycmo.outreach.approval.pause;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.approval.OnTheApi;
import com.heycmo.outreach.testsupport.QueueRow;
import com.heycmo.outreach.testsupport.TestDatabase;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class PauseIntegrationTests extends OnTheApi {

    @Autowired
    private TestDatabase database;

    @Test
    void returnsTimeAndPerson() {
        Instant start = rows.now();

        JsonNode usage = api.post(customer, "/pause").ok();

        assertThat(usage.get("paused").asBoolean()).isTrue();
        assertThat(Instant.parse(usage.get("pausedAt").asString())).isBetween(start, rows.now());
        assertThat(usage.get("pausedByUserId").asString()).isEqualTo(REVIEWER.toString());
        assertThat(api.get(customer, "/usage").ok()).isEqualTo(usage);
    }

    @Test
    void repeatingKeepsTheFirstPause() {
        JsonNode first = api.post(customer, "/pause").ok();
        database.jdbc()
                .sql("UPDATE linkedin_outreach_customer SET paused_by_user_id = :other WHERE customer_id = :customer")
                .param("other", QueueRow.REVIEWER)
                .param("customer", customer)
                .update();

        JsonNode second = api.post(customer, "/pause").ok();

        assertThat(second.get("pausedAt")).isEqualTo(first.get("pausedAt"));
        assertThat(second.get("pausedByUserId").asString()).isEqualTo(QueueRow.REVIEWER.toString());
    }

    @Test
    void resumingEndsThePause() {
        api.post(customer, "/pause").ok();

        JsonNode usage = api.post(customer, "/resume").ok();

        assertThat(usage.get("paused").asBoolean()).isFalse();
        assertThat(usage.get("pausedAt").isNull()).isTrue();
        assertThat(usage.get("pausedByUserId").isNull()).isTrue();
        assertThat(api.post(customer, "/pause").ok().get("paused").asBoolean()).isTrue();
    }

    @Test
    void tellsThatAPersonPaused() {
        assertThat(api.post(customer, "/pause").ok().get("pauseReason").asString())
                .isEqualTo("person");
        assertThat(api.post(customer, "/resume").ok().get("pauseReason").isNull())
                .isTrue();
    }

    @Test
    void aPauseByARuleKeepsItsReasonAndResumeLiftsIt() {
        database.jdbc().sql("""
                        INSERT INTO linkedin_outreach_customer (
                               customer_id, paused_at, paused_by_rule, failures_in_row)
                        VALUES (:customer, now(), 'failures', 3)
                        """).param("customer", customer).update();

        JsonNode usage = api.post(customer, "/pause").ok();
        assertThat(usage.get("pauseReason").asString()).isEqualTo("failures");
        assertThat(usage.get("pausedByUserId").isNull()).isTrue();
        api.post(customer, "/pause").ok();
        assertThat(entries("pause_reason_added"))
                .as("the person's pause, once, for the audit")
                .isEqualTo(1);

        assertThat(api.post(customer, "/resume").ok().get("paused").asBoolean()).isFalse();
        assertThat(database.jdbc()
                        .sql("SELECT failures_in_row FROM linkedin_outreach_customer WHERE customer_id = :customer")
                        .param("customer", customer)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private int entries(String what) {
        return database.jdbc()
                .sql("SELECT count(*) FROM linkedin_outreach_audit WHERE customer_id = :customer AND what = :what")
                .param("customer", customer)
                .param("what", what)
                .query(Integer.class)
                .single();
    }

    @Test
    void resumingWithoutAPauseChangesNothing() {
        assertThat(api.post(customer, "/resume").ok().get("paused").asBoolean()).isFalse();
        assertThat(api.post(customer, "/resume").ok().get("paused").asBoolean()).isFalse();
    }

    @Test
    void pausesACustomerWhoseRowExists() {
        database.jdbc()
                .sql("INSERT INTO linkedin_outreach_customer (customer_id) VALUES (:customer)")
                .param("customer", customer)
                .update();

        assertThat(api.post(customer, "/pause").ok().get("paused").asBoolean()).isTrue();
    }

    @Test
    void pausesOnlyThatCustomer() {
        api.post(customer, "/pause").ok();

        assertThat(api.get(UUID.randomUUID(), "/usage").ok().get("paused").asBoolean())
                .isFalse();
    }

    @Test
    void decisionsStillWork() {
        UUID id = rows.insert(QueueRow.pending(customer));
        api.post(customer, "/pause").ok();

        api.post(customer, "/" + id + "/approve").ok();
    }
}
