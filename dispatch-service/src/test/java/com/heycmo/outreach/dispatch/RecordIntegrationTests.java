package com.heycmo.outreach.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.event.DecisionEvent;
import com.heycmo.outreach.event.OutcomeEvent;
import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.status.Transition;
import com.heycmo.outreach.testsupport.QueueRow;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds {@code linkedin_outreach_record} to the event records and the topics of core. */
class RecordIntegrationTests extends DispatchTestBase {

    /** A redraft is not recorded. */
    @ParameterizedTest
    @EnumSource(
            names = {"REDRAFT", "REPORT_SENT", "REPORT_FAILED", "GIVE_UP", "RESOLVE_SENT", "RESOLVE_FAILED"},
            mode = EnumSource.Mode.EXCLUDE)
    void decisionsHaveTheFieldsOfTheirRecord(Transition transition) {
        JsonNode payload = recorded(QueueRow.skipped(customerId), transition, Topic.DECISIONS);

        assertThat(payload.propertyNames()).containsExactlyElementsOf(components(DecisionEvent.class));
        DecisionEvent event = JsonMapper.shared().treeToValue(payload, DecisionEvent.class);
        assertThat(event.type()).isEqualTo(transition.pastTense());
        assertThat(event.via()).isEqualTo("page_bulk");
        assertThat(event.occurredAt()).isBetween(rows.now().minus(Duration.ofMinutes(1)), rows.now());
        assertThat(payload.path("occurredAt").asString()).endsWith("Z");
    }

    @ParameterizedTest
    @EnumSource(names = {"REPORT_SENT", "REPORT_FAILED", "GIVE_UP", "RESOLVE_SENT", "RESOLVE_FAILED"})
    void outcomesHaveTheFieldsOfTheirRecord(Transition transition) {
        JsonNode payload = recorded(QueueRow.sent(customerId, Duration.ofHours(1)), transition, Topic.OUTCOMES);

        assertThat(payload.propertyNames()).containsExactlyElementsOf(components(OutcomeEvent.class));
        OutcomeEvent event = JsonMapper.shared().treeToValue(payload, OutcomeEvent.class);
        assertThat(event.type()).isEqualTo(transition.pastTense());
        assertThat(event.draftedAt()).isBefore(Instant.now());
        assertThat(event.bodySha256()).hasSize(64);
    }

    @Test
    void eventsContinueTheTraceOfTheirDraft() {
        String traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        UUID id = rows.insert(QueueRow.skipped(customerId));
        assertThat(traceparentOfTheEvent(id)).isNull();

        jdbc.sql("UPDATE linkedin_outreach_queue SET traceparent = ? WHERE customer_id = ? AND id = ?")
                .params(traceparent, customerId, id)
                .update();

        assertThat(traceparentOfTheEvent(id)).isEqualTo(traceparent);
    }

    private @Nullable Object traceparentOfTheEvent(UUID id) {
        UUID event = record(id, Transition.SKIP);
        return rows.outbox(customerId, Topic.DECISIONS).stream()
                .filter(row -> event.equals(row.get("id")))
                .map(row -> Optional.ofNullable(row.get("traceparent")))
                .findFirst()
                .orElseThrow()
                .orElse(null);
    }

    private JsonNode recorded(QueueRow row, Transition transition, Topic topic) {
        UUID id = rows.insert(row);
        UUID eventId = record(id, transition);
        assertThat(rows.audit(customerId))
                .singleElement()
                .satisfies(entry -> assertThat(entry)
                        .containsEntry("what", transition.pastTense())
                        .containsEntry("via", "page_bulk")
                        .containsEntry("draft_id", id));
        assertThat(rows.outbox(customerId, topic))
                .singleElement()
                .satisfies(event -> assertThat(event)
                        .containsEntry("id", eventId)
                        .containsEntry("aggregateid", id)
                        .containsEntry("type", "com.heycmo.linkedin.outreach." + transition.pastTense() + ".v1"));
        return JsonMapper.shared()
                .readTree(String.valueOf(rows.outbox(customerId, topic).get(0).get("payload")));
    }

    private UUID record(UUID id, Transition transition) {
        return jdbc.sql("""
                        SELECT linkedin_outreach_record(q, :what, 'person', gen_random_uuid(), via => 'page_bulk')
                          FROM linkedin_outreach_queue q
                         WHERE customer_id = :customer AND id = :id
                        """)
                .param("what", transition.pastTense())
                .param("customer", customerId)
                .param("id", id)
                .query(UUID.class)
                .single();
    }

    private static List<String> components(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }
}
