package com.heycmo.outreach.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.testsupport.KafkaProbe;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares the stored rows and events with everything that the pipeline acknowledged. */
record ConsistencyChecks(JdbcClient database, KafkaProbe kafka) {

    /** Waits until the pipeline has caught up, then checks every acknowledged change and every cap. */
    void verify(LoadGenerator load) {
        assertThat(load.unexpected).isEmpty();
        everyDraftHasItsRow(load);
        everyApprovalHolds(load);
        everyResultHolds(load);
        Awaitility.await("every event on Kafka")
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(database.sql("SELECT count(*) FROM outbox")
                                .query(Long.class)
                                .single())
                        .isZero());
        everyOutcomeIsOnKafka();
        everyApprovalIsOnKafka(load);
        noCapIsExceeded();
    }

    private void everyDraftHasItsRow(LoadGenerator load) {
        Awaitility.await("every published draft in the queue")
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(ids("SELECT id FROM linkedin_outreach_queue"))
                        .containsAll(load.published));
    }

    private void everyApprovalHolds(LoadGenerator load) {
        assertThat(ids("SELECT id FROM linkedin_outreach_queue WHERE approved_at IS NOT NULL"))
                .containsAll(load.approved);
    }

    private void everyResultHolds(LoadGenerator load) {
        Map<UUID, String> statuses = new HashMap<>();
        database.sql("SELECT id, status FROM linkedin_outreach_queue")
                .query((row, number) -> statuses.put(row.getObject("id", UUID.class), row.getString("status")))
                .list();
        assertThat(load.reported).isNotEmpty();
        load.reported.forEach((id, success) ->
                assertThat(statuses).containsEntry(id, Boolean.TRUE.equals(success) ? "sent" : "failed"));
    }

    private void everyOutcomeIsOnKafka() {
        Map<String, Set<String>> eventIds = new HashMap<>();
        for (var event : kafka.since(kafka.beginning(Topic.OUTCOMES.topicName()))) {
            JsonNode value = JsonMapper.shared().readTree(event.value());
            String outcome = value.path("draftId").asString() + " "
                    + value.path("sequence").asInt();
            eventIds.computeIfAbsent(outcome, any -> new HashSet<>()).add(KafkaProbe.header(event, "ce_id"));
        }
        assertThat(eventIds.values()).as("copies share their ce_id").allMatch(ids -> ids.size() == 1);
        Set<String> outcomes =
                new HashSet<>(database.sql("""
                        SELECT id || ' ' || sequence
                          FROM linkedin_outreach_queue CROSS JOIN generate_series(1, outcomes) AS sequence
                        """).query(String.class).list());
        assertThat(eventIds.keySet()).isEqualTo(outcomes);
    }

    private void everyApprovalIsOnKafka(LoadGenerator load) {
        Map<UUID, Set<String>> eventIds = new HashMap<>();
        for (var event : kafka.since(kafka.beginning(Topic.DECISIONS.topicName()))) {
            JsonNode value = JsonMapper.shared().readTree(event.value());
            if (value.path("type").asString().equals("approved")) {
                eventIds.computeIfAbsent(UUID.fromString(value.path("draftId").asString()), any -> new HashSet<>())
                        .add(KafkaProbe.header(event, "ce_id"));
            }
        }
        assertThat(eventIds.values()).as("copies share their ce_id").allMatch(ids -> ids.size() == 1);
        assertThat(eventIds.keySet())
                .containsAll(load.approved)
                .isEqualTo(ids("SELECT id FROM linkedin_outreach_queue WHERE approved_at IS NOT NULL"));
    }

    private void noCapIsExceeded() {
        for (Action action : Action.values()) {
            assertThat(database.sql("""
                                    SELECT coalesce(max(used), 0)
                                      FROM (SELECT count(*) AS used FROM linkedin_outreach_use
                                             WHERE action = :action GROUP BY customer_id) AS each_customer
                                    """)
                            .param("action", action.wireName())
                            .query(Integer.class)
                            .single())
                    .isLessThanOrEqualTo(action.cap());
        }
    }

    private Set<UUID> ids(String sql) {
        return new HashSet<>(database.sql(sql).query(UUID.class).list());
    }
}
