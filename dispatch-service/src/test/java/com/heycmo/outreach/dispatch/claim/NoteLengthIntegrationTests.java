package com.heycmo.outreach.dispatch.claim;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.dispatch.DispatchTestBase;
import com.heycmo.outreach.holds.HoldStore;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.testsupport.QueueRow;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A note that is longer than the customer allows is not claimed, counted in UTF-16 code units as everywhere. */
class NoteLengthIntegrationTests extends DispatchTestBase {

    @ParameterizedTest
    @CsvSource({
        "x, 200, ''",
        "x, 201, ''",
        "😀, 100, ''",
        "😀, 100, x",
        "😀, 99, xx",
        "é, 200, ''",
        "\uFFFF, 200, ''",
        "\uFFFF, 201, ''",
        "\uD800\uDC00, 100, ''",
        "\uDBFF\uDFFD, 100, y",
        "'', 1, ''"
    })
    void theDatabaseCountsAsJavaDoes(String text, int times, String end) {
        String body = text.repeat(times) + end;

        assertThat(jdbc.sql("SELECT linkedin_outreach_is_longer(:body, 200)")
                        .param("body", body)
                        .query(Boolean.class)
                        .single())
                .isEqualTo(body.length() > 200);
    }

    @Test
    void aNoteThatIsTooLongIsNotClaimedAndHoldsUpNothing() {
        allow(200);
        UUID tooLong = approve(Action.CONNECTION_REQUEST, "😀".repeat(100) + "x", 5);
        UUID longest = approve(Action.CONNECTION_REQUEST, "😀".repeat(100), 4);
        UUID message = approve(Action.MESSAGE, "x".repeat(201), 3);

        assertThat(extension.claim().jobId()).isEqualTo(longest);
        assertThat(extension.claim().jobId()).isEqualTo(message);
        assertThat(extension.claim().json().path("reason").asString()).isEqualTo("empty");

        allow(201);
        judge(tooLong);
        assertThat(extension.claim().jobId()).isEqualTo(tooLong);
    }

    private void allow(int maxNoteLength) {
        jdbc.sql("""
                        INSERT INTO linkedin_outreach_customer (customer_id, max_connection_note_length)
                        VALUES (:customer, :length)
                            ON CONFLICT (customer_id) DO UPDATE
                           SET max_connection_note_length = EXCLUDED.max_connection_note_length
                        """)
                .param("customer", customerId)
                .param("length", maxNoteLength)
                .update();
    }

    private UUID approve(Action action, String body, int minutesAgo) {
        UUID id = rows.insert(QueueRow.approved(customerId)
                .action(action)
                .body(body)
                .at("approved_at", Duration.ofMinutes(-minutesAgo)));
        judge(id);
        return id;
    }

    private void judge(UUID id) {
        new HoldStore(jdbc)
                .update(customerId, String.valueOf(rows.read(customerId, id).get("prospect_url")));
    }
}
