package com.heycmo.outreach.approval.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.draft.ProspectId;
import com.heycmo.outreach.event.SignalEvent;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.testsupport.QueueRow;
import com.heycmo.outreach.testsupport.TestDevices;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class SignalIntegrationTests extends SignalTestBase {

    private static final Duration DAY = Duration.ofDays(1);

    @Autowired
    private TestDevices devices;

    @Test
    void isStoredWithItsStateItsAuditEntryAndItsEvent() {
        UUID sent = rows.insert(QueueRow.sent(customer, DAY).prospect(JANE).with("variant", "short"));
        Instant at = rows.now().minus(Duration.ofHours(3));

        // However the link is written.
        assertThat(report("linkedin.com/in/Jane-Doe/?trk=x", "replied", at).status())
                .isEqualTo(204);

        UUID jane = ProspectId.of(customer, JANE);
        assertThat(signals()).containsExactly("replied " + at);
        assertThat(known()).containsEntry("prospect_id", jane).containsEntry("prospect_url", JANE);
        assertThat(time("replied_at")).isEqualTo(at);
        assertThat(rows.audit(customer))
                .singleElement()
                .satisfies(entry -> assertThat(entry)
                        .containsEntry("what", "signal_recorded")
                        .containsEntry("prospect_id", jane)
                        .containsEntry("actor", "person")
                        .containsEntry("actor_id", REVIEWER)
                        .containsEntry("detail", "replied " + at));
        SignalEvent event = events().get(0);
        assertThat(event.prospectId()).isEqualTo(jane);
        assertThat(event.occurredAt()).isEqualTo(at);
        assertThat(event.reportedBy()).isEqualTo("person");
        assertThat(Objects.requireNonNull(event.lastSent()).draftId()).isEqualTo(sent);
        assertThat(event.lastSent().variant()).isEqualTo("short");
    }

    @Test
    void anExtensionReportsWithItsToken() {
        rows.insert(QueueRow.pending(customer).prospect(JANE));
        TestDevices.Paired device = devices.pair(customer);

        assertThat(api.send(api.request("/api/linkedin/prospects/" + customer + "/signals")
                                .header("Authorization", "Bearer " + device.token())
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(body(JANE, "accepted", null))))
                        .status())
                .isEqualTo(204);

        assertThat(events().get(0).reportedBy()).isEqualTo("extension");
        assertThat(rows.audit(customer).get(0))
                .containsEntry("actor", "extension")
                .containsEntry("actor_id", device.id());
    }

    @Test
    void theSameAgainChangesNothing() {
        rows.insert(QueueRow.sent(customer, DAY).prospect(JANE));
        Instant at = rows.now().minus(Duration.ofHours(3));
        report(JANE, "replied", at);
        UUID answer = rows.insert(QueueRow.pending(customer).prospect(JANE).with("day_offset", 5));

        // A clock that is ahead does not make it another reply.
        for (Instant again : Arrays.asList(at, null, rows.now().plus(DAY))) {
            assertThat(report(JANE, "replied", again).status()).isEqualTo(204);
        }

        assertThat(signals()).hasSize(1);
        assertThat(events()).hasSize(1);
        assertThat(rows.status(customer, answer)).isEqualTo("pending_review");
        report(JANE, "replied", at.plusSeconds(1));
        assertThat(signals()).hasSize(2);
    }

    @Test
    void withoutATimeItIsNewOnceSomethingWasSentSince() {
        UUID sent = rows.insert(QueueRow.sent(customer, DAY).prospect(JANE));
        report(JANE, "replied", rows.now().minus(DAY.multipliedBy(2)));

        report(JANE, "replied", null);
        assertThat(signals()).hasSize(2);
        report(JANE, "declined", null);
        assertThat(signals()).hasSize(3);

        rows.change(customer, sent, QueueRow.changes().at("sent_at", Duration.ofSeconds(1)));
        report(JANE, "replied", null);
        assertThat(signals()).hasSize(4);
    }

    @Test
    void aTimeAheadOfNowCountsAsNow() {
        rows.insert(QueueRow.pending(customer).prospect(JANE));

        report(JANE, "accepted", rows.now().plus(DAY));

        assertThat(time("accepted_at")).isBeforeOrEqualTo(rows.now());
    }

    @Test
    void aboutSomebodyWithoutADraftNothingIsStored() {
        rows.insert(QueueRow.pending(UUID.randomUUID()).prospect(JANE));
        rows.insert(QueueRow.pending(customer).prospect("https://www.linkedin.com/in/john"));

        assertThat(report(JANE, "replied", null).status()).isEqualTo(204);

        assertThat(signals()).isEmpty();
        assertThat(rows.outbox(customer)).isEmpty();
        assertThat(rows.audit(customer)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.linkedin.com/company/acme, prospect_url_not_profile",
        "https://www.linkedin.com/feed/update/urn:li:activity:1, prospect_url_not_profile",
        "https://example.com/in/jane, prospect_url_not_linkedin",
        "'', prospect_url_missing",
    })
    void rejectsWhatIsNoProfile(String url, String code) {
        assertThat(report(url, "replied", null).reasons()).containsExactly(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"prospectUrl\":\"linkedin.com/in/jane-doe\",\"type\":\"liked\"}",
                "{\"prospectUrl\":\"linkedin.com/in/jane-doe\",\"type\":\"do_not_contact\"}",
                "{\"prospectUrl\":\"linkedin.com/in/jane-doe\",\"type\":\"replied\",\"occurredAt\":\"yesterday\"}",
                "{\"prospectUrl\":\"linkedin.com/in/jane-doe\",\"type\":\"replied\",\"occurredAt\":\"1999-01-01T00:00:00Z\"}",
                "{\"prospectUrl\":7,\"type\":\"replied\"}",
            })
    void rejectsWhatIsNoSignal(String json) {
        rows.insert(QueueRow.pending(customer).prospect(JANE));

        assertThat(send(json).reasons()).contains("malformed");
        assertThat(signals()).isEmpty();
    }

    /** A signal has no text. */
    @Test
    void ignoresEveryOtherField() {
        rows.insert(QueueRow.pending(customer).prospect(JANE));

        assertThat(send("""
                        {"prospectUrl":"%s","type":"replied","text":"Leave me alone","body":"SECRET"}
                        """.formatted(JANE)).status()).isEqualTo(204);

        assertThat(String.valueOf(events().get(0))).doesNotContain("SECRET");
    }

    @Test
    void theLatestOfAcceptanceAndWithdrawalSaysWhetherTheyAreConnected() {
        rows.insert(QueueRow.sent(customer, DAY.multipliedBy(9))
                .action(Action.CONNECTION_REQUEST)
                .prospect(JANE));
        UUID waiting = rows.insert(QueueRow.approved(customer)
                .prospect(JANE)
                .with("day_offset", 3)
                .with("wait_for", "accepted")
                .with("held_until", "infinity"));
        Instant now = rows.now();

        report(JANE, "accepted", now.minus(DAY.multipliedBy(2)));
        assertThat(known()).containsEntry("connected", true);
        assertThat(row(waiting)).containsEntry("held_until", null);

        // Reports may come in any order.
        report(JANE, "withdrawn", now.minus(DAY.multipliedBy(3)));
        assertThat(known()).containsEntry("connected", true);
        report(JANE, "accepted", now.minus(DAY.multipliedBy(5)));
        assertThat(known()).containsEntry("connected", true);
        report(JANE, "declined", now);
        assertThat(known()).containsEntry("connected", true);

        report(JANE, "withdrawn", now.minus(DAY));
        assertThat(known()).containsEntry("connected", false);
        assertThat(String.valueOf(row(waiting).get("held_until"))).isNotEqualTo("null");

        report(JANE, "withdrawn", now.minus(DAY.multipliedBy(4)));
        assertThat(known()).containsEntry("connected", false);
    }

    @Test
    void messagesToSomebodyWhoIsNoLongerConnectedAreWarnedOf() {
        rows.insert(
                QueueRow.sent(customer, DAY).action(Action.CONNECTION_REQUEST).prospect(JANE));
        UUID message = rows.insert(QueueRow.pending(customer).prospect(JANE).with("day_offset", 3));

        report(JANE, "accepted", rows.now().minus(Duration.ofHours(2)));
        assertThat(api.get(customer, "/" + message).ok().get("warnings")).isEmpty();

        report(JANE, "withdrawn", null);
        assertThat(api.get(customer, "/" + message).ok().get("warnings").toString())
                .contains("not_connected");
    }
}
