package com.heycmo.outreach.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.draft.ProspectId;
import com.heycmo.outreach.event.SignalEvent;
import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.testsupport.QueueRow;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds {@code linkedin_outreach_signal_event} to the event record and the topic of core. */
class SignalEventIntegrationTests extends DispatchTestBase {

    private static final String JANE = "https://www.linkedin.com/in/jane";

    @Test
    void hasTheFieldsOfItsRecordAndNamesTheLastDraftSentBefore() {
        sent(0, Duration.ofDays(9));
        UUID last = sent(3, Duration.ofDays(6));
        sent(7, Duration.ofDays(2));
        UUID jane = Objects.requireNonNull(ProspectId.of(customerId, JANE));

        Map<String, @Nullable Object> row = write("replied", jane, JANE, null);

        assertThat(row)
                .containsEntry("aggregateid", jane)
                .containsEntry("type", "com.heycmo.linkedin.outreach.replied.v1");
        JsonNode payload = payload(row);
        assertThat(payload.propertyNames()).containsExactlyElementsOf(components(SignalEvent.class));
        assertThat(payload.path("lastSent").propertyNames())
                .containsExactlyElementsOf(components(SignalEvent.LastSent.class));
        SignalEvent event = JsonMapper.shared().treeToValue(payload, SignalEvent.class);
        assertThat(event.eventId()).isEqualTo(row.get("id"));
        assertThat(Objects.requireNonNull(event.lastSent()).draftId()).isEqualTo(last);
        assertThat(event.occurredAt()).isBefore(rows.now().minus(Duration.ofDays(2)));
    }

    @Test
    void anAcceptanceAnswersTheConnectionRequestEvenIfAMessageWasSentSince() {
        UUID invitation = rows.insert(
                QueueRow.sent(customerId, Duration.ofDays(9)).prospect(JANE).action(Action.CONNECTION_REQUEST));
        sent(3, Duration.ofDays(6));
        UUID jane = Objects.requireNonNull(ProspectId.of(customerId, JANE));

        SignalEvent event =
                JsonMapper.shared().treeToValue(payload(write("accepted", jane, JANE, null)), SignalEvent.class);

        assertThat(Objects.requireNonNull(event.lastSent()).draftId()).isEqualTo(invitation);
    }

    @Test
    void ofAnErasedPersonCarriesIdsOnly() {
        sent(0, Duration.ofDays(9));
        UUID jane = Objects.requireNonNull(ProspectId.of(customerId, JANE));

        SignalEvent event =
                JsonMapper.shared().treeToValue(payload(write("erased", jane, JANE, "Acme")), SignalEvent.class);

        assertThat(event.prospectId()).isEqualTo(jane);
        assertThat(event.prospectUrl()).isNull();
        assertThat(event.company()).isNull();
        assertThat(event.lastSent()).isNull();
    }

    @Test
    void ofACompanyHasASubjectOfItsOwn() {
        Map<String, @Nullable Object> row = write("do_not_contact", null, null, "Acme");

        assertThat(row).containsEntry("aggregateid", row.get("id"));
        assertThat(payload(row).path("company").asString()).isEqualTo("Acme");
    }

    private UUID sent(int day, Duration ago) {
        return rows.insert(QueueRow.sent(customerId, ago).prospect(JANE).with("day_offset", day));
    }

    private Map<String, @Nullable Object> write(
            String type, @Nullable UUID prospectId, @Nullable String url, @Nullable String company) {
        jdbc.sql("""
                        SELECT linkedin_outreach_signal_event(
                               :customer, :type, :prospect, :url, :company, now() - interval '3 days', 'person')
                        """)
                .param("customer", customerId)
                .param("type", type)
                .param("prospect", prospectId)
                .param("url", url)
                .param("company", company)
                .query()
                .singleRow();
        List<Map<String, @Nullable Object>> events = rows.outbox(customerId, Topic.SIGNALS);
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    private static JsonNode payload(Map<String, @Nullable Object> row) {
        return JsonMapper.shared().readTree(String.valueOf(row.get("payload")));
    }

    private static List<String> components(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }
}
