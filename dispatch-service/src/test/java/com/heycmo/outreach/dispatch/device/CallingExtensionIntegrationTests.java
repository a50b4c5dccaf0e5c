package com.heycmo.outreach.dispatch.device;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.dispatch.DispatchTestBase;
import com.heycmo.outreach.dispatch.Extension;
import com.heycmo.outreach.testsupport.TestDevices;
import com.heycmo.outreach.testsupport.TestIssuer;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** What an extension asks about itself and says about itself. */
class CallingExtensionIntegrationTests extends DispatchTestBase {

    @Autowired
    private TestDevices devices;

    @Test
    void tellsATokenWhoItIs() {
        TestDevices.Paired device = devices.pair(customerId);
        Extension own = extensionOf(customerId, device.token());

        assertThat(own.info().json()).isEqualTo(JsonMapper.shared().readTree("""
                        {"customerId":"%s","customerName":null,"deviceId":"%s","deviceName":"Test browser","paused":false,
                         "maxConnectionNoteLength":280,"minimumVersion":null}""".formatted(customerId, device.id())));

        jdbc.sql("""
                        INSERT INTO linkedin_outreach_customer
                               (customer_id, name, paused_at, paused_by_rule, max_connection_note_length)
                        VALUES (:customer, 'Acme', now(), 'checkpoint', 200)
                        """).param("customer", customerId).update();
        assertThat(own.info().json().path("customerName").asString()).isEqualTo("Acme");
        assertThat(own.info().json().path("paused").asBoolean()).isTrue();
        assertThat(own.info().json().path("maxConnectionNoteLength").asInt()).isEqualTo(200);
    }

    @Test
    void keepsTheWholeState() {
        Extension.Answer answer = extension.state(Map.of(
                "state",
                "waiting_for_person",
                "mode",
                "assisted",
                "version",
                "v".repeat(50),
                "adapters",
                "a".repeat(50),
                "account",
                Map.of("maxNoteLength", 200),
                "detail",
                "d".repeat(200)));

        assertThat(answer.status()).isEqualTo(204);
        assertThat(device())
                .containsEntry("state", "waiting_for_person")
                .containsEntry("mode", "assisted")
                .containsEntry("version", "v".repeat(50))
                .containsEntry("adapters", "a".repeat(50))
                .containsEntry("account_max_note_length", 200)
                .containsEntry("state_detail", "d".repeat(200));
        assertThat(device().get("state_at")).isNotNull();

        assertThat(extension.state(Map.of("state", "ready")).status()).isEqualTo(204);
        assertThat(device())
                .containsEntry("state", "ready")
                .containsEntry("mode", null)
                .containsEntry("account_max_note_length", null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ready",
                "working",
                "waiting_for_person",
                "stopped_by_person",
                "logged_out",
                "checkpoint",
                "restricted",
                "update_required"
            })
    void changesNothingElse(String state) {
        assertThat(extension.state(Map.of("state", state)).status()).isEqualTo(204);

        assertThat(device()).containsEntry("state", state);
        assertThat(extension.claim().json().path("reason").asString()).isEqualTo("empty");
        assertThat(rows.audit(customerId)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
                    state    | sleeping | malformed
                    state    | null     | malformed
                    state    | READY    | malformed
                    mode     | manual   | malformed
                    version  | 51       | field_too_long
                    adapters | 51       | field_too_long
                    detail   | 201      | field_too_long
                    version  | NUL      | text_not_storable
                    account  | none     | malformed
                    """)
    void rejectsAnUnknownState(String field, @Nullable String value, String reason) {
        Map<String, @Nullable Object> state = new HashMap<>(Map.of("state", "ready"));
        state.put(field, value != null && value.matches("\\d+") ? "x".repeat(Integer.parseInt(value)) : value);
        if ("NUL".equals(value)) {
            state.put(field, "a\u0000");
        }

        Extension.Answer answer = extension.state(state);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("reasons").get(0).path("code").asString()).isEqualTo(reason);
        assertThat(device()).containsEntry("state", null);
    }

    @Test
    void isNotForPeople() {
        Extension person = extensionOf(customerId, TestIssuer.shared().reviewer(UUID.randomUUID(), customerId));

        assertThat(person.info().status()).isEqualTo(403);
        assertThat(person.state(Map.of("state", "ready")).status()).isEqualTo(403);
    }

    private Map<String, @Nullable Object> device() {
        return jdbc.sql("SELECT * FROM linkedin_outreach_extension WHERE customer_id = :customer")
                .param("customer", customerId)
                .query()
                .singleRow();
    }
}
