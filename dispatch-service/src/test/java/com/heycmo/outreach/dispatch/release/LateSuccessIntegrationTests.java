package com.heycmo.outreach.dispatch.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.heycmo.outreach.dispatch.DispatchTestBase;
import com.heycmo.outreach.testsupport.QueueRow;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A draft whose first claim was not answered and whose second one was released: its lock is that of the first claim again. A
 * success that comes then counts in the window of the caps in which the action was done.
 */
class LateSuccessIntegrationTests extends DispatchTestBase {

    private static final UUID FIRST = UUID.randomUUID();

    /** Hours from now; null: the first claim was released, too, so that the draft has no lock. */
    @ParameterizedTest(name = "locks that end in {0} h and {1} h, token of the claim {2}: sent in {3} h")
    @CsvSource({
        // The second claim may have done it until its lock ended.
        "-25,  0.1, 2,  0",
        "-25, -1.0, 2, -1",
        "   ,  0.1, 2,  0",
        "   , -1.0, 2, -1",
        // Only the first one: a report that comes late does not move the send.
        "-25,  0.1, 1, -25",
        "-25, -1.0, 1, -25",
        // Without a token the report answers the claim that was not answered yet.
        "-25,  0.1, 0, -25"
    })
    void isSentByTheEndOfTheLockOfItsClaim(Double firstEnds, double secondEnds, int claim, double sentAt) {
        QueueRow row = QueueRow.approved(customerId);
        UUID id = rows.insert(firstEnds == null ? row : row.claim(FIRST, hours(firstEnds)));
        String second = extension.claim().token();
        rows.change(customerId, id, QueueRow.changes().at("locked_until", hours(secondEnds)));
        assertThat(extension.release(id, second, "timeout").status()).isEqualTo(200);

        String token = claim == 0 ? null : claim == 1 ? FIRST.toString() : second;
        Instant sent = Instant.parse(
                extension.report(id, true, token).json().path("sentAt").asString());

        assertThat(sent).isCloseTo(rows.now().plus(hours(sentAt)), within(30, ChronoUnit.SECONDS));
        assertThat(sent).isEqualTo(rows.time(customerId, id, "sent_at"));
    }

    @Test
    void countsAgainstTheCapOfTheDayOnWhichItWasSent() {
        jdbc.sql("INSERT INTO linkedin_outreach_action_limit VALUES (:customer, 'message', 1, NULL)")
                .param("customer", customerId)
                .update();
        UUID id = rows.insert(QueueRow.approved(customerId)
                .claim(FIRST, Duration.ofHours(-25))
                .at("approved_at", Duration.ofDays(-2)));
        rows.insert(QueueRow.approved(customerId));
        String token = extension.claim().token();
        extension.release(id, token, "timeout");

        extension.report(id, true, token.toUpperCase());

        assertThat(extension.claim().json().path("reason").asString()).isEqualTo("capped");
    }

    private static Duration hours(double hours) {
        return Duration.ofSeconds(Math.round(hours * 3600));
    }
}
