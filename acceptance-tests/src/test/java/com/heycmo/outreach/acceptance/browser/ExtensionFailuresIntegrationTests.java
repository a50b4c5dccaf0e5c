package com.heycmo.outreach.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.policy.Action;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the extension finds instead of a way to send reaches the row as its failure code, and nothing is sent. */
class ExtensionFailuresIntegrationTests extends ExtensionTest {

    @Test
    void tellsWhyADraftCannotBeSent() {
        Map<UUID, String> codes = new LinkedHashMap<>();
        Map.of(
                        "connected--1", "already_connected",
                        "pending--1", "already_pending",
                        "incoming--1", "incoming_request",
                        "follow-only--1", "follow_only",
                        "email-gate--1", "email_required",
                        "self--1", "self",
                        "gone--1", "profile_gone")
                .forEach((slug, code) -> codes.put(approved(Action.CONNECTION_REQUEST, profile(slug), "Hi"), code));
        Map.of(
                        "connectable--1", "not_first_degree",
                        "pending--2", "not_first_degree",
                        "no-message--1", "not_messageable",
                        "self--2", "self")
                .forEach((slug, code) -> codes.put(approved(Action.MESSAGE, profile(slug), "Hi"), code));
        browser.sendAutomatically();
        pair();

        assertFailures(codes);
    }

    @Test
    void neverWritesToSomebodyElseOrOverAnotherText() {
        neverPause();
        Map<UUID, String> codes = new LinkedHashMap<>();
        codes.put(approved(Action.MESSAGE, profile("somebody-else--1"), "Hi"), "recipient_ambiguous");
        codes.put(approved(Action.MESSAGE, profile("wrong-recipient--1"), "Hi"), "recipient_ambiguous");
        codes.put(approved(Action.MESSAGE, profile("two-composers--1"), "Hi"), "recipient_ambiguous");
        codes.put(approved(Action.COMMENT, post("7600"), "Hi"), "recipient_ambiguous");
        codes.put(approved(Action.COMMENT, post("7500"), "Hi"), "other");
        codes.put(
                approved(Action.CONNECTION_REQUEST, profile("short-note--1"), "x".repeat(150)),
                "note_over_account_limit");
        browser.sendAutomatically();
        pair();

        assertFailures(codes);
    }

    /** Success is believed only if a fresh page shows it. */
    @Test
    void doesNotBelieveWhatIsOnlyPretended() {
        neverPause();
        Map<UUID, String> codes = new LinkedHashMap<>();
        codes.put(approved(Action.MESSAGE, profile("pretended--1"), "Hi"), "uncertain");
        codes.put(approved(Action.COMMENT, post("7200"), "Hi"), "uncertain");
        codes.put(approved(Action.CONNECTION_REQUEST, profile("pretended-invite--1"), "Hi"), "timeout");
        browser.sendAutomatically();
        pair();

        assertFailures(codes);
    }

    @ParameterizedTest
    @CsvSource({
        "MESSAGE, old-draft--1, composer_occupied, false",
        "CONNECTION_REQUEST, note-quota--1, note_quota, false",
        "CONNECTION_REQUEST, quota-after-send--1, note_quota, false",
        "MESSAGE, signed-out--1, logged_out, true",
        "MESSAGE, checkpoint--1, checkpoint, true"
    })
    void givesBackWhatMayWorkLater(Action action, String slug, String code, boolean pauses) {
        UUID id = approved(action, profile(slug), "Hi");
        browser.sendAutomatically();
        pair();

        browser.await(() -> browser.panel().locator("#history li").count() == 1);

        assertThat(String.valueOf(browser.stored("history[0].code"))).isEqualTo(code);
        assertThat(status(id)).isEqualTo("approved");
        assertThat(rows.read(customer, id).get("claims")).isEqualTo(0);
        assertThat(isPaused()).isEqualTo(pauses);
        assertThat(linkedIn.sent()).isEmpty();
        if (pauses) {
            assertThat(browser.panel().locator("#problem")).isVisible();
        }
    }

    @Test
    void claimsNothingWhileLinkedInIsSignedOut() {
        linkedIn.change("signedOut", true);
        UUID id = approved(Action.MESSAGE, profile("connected--1"), "Hi");
        browser.sendAutomatically();
        pair();

        assertThat(browser.panel().locator("#advice")).containsText("LinkedIn is signed out");
        assertThat(rows.read(customer, id).get("claims")).isEqualTo(0);

        linkedIn.change("signedOut", false);
        browser.awaitLinkedInTab().navigate("https://www.linkedin.com/feed/");
        awaitStatus(id, "sent");
    }

    private void assertFailures(Map<UUID, String> codes) {
        codes.keySet().forEach(id -> awaitStatus(id, "failed"));
        Map<UUID, String> found = new LinkedHashMap<>();
        codes.keySet()
                .forEach(id ->
                        found.put(id, String.valueOf(rows.read(customer, id).get("failure_code"))));
        assertThat(found).isEqualTo(codes);
        assertThat(linkedIn.sent()).isEmpty();
        assertThat(rows.all(customer))
                .allSatisfy(row -> assertThat(String.valueOf(row.get("error_message")))
                        .contains("adapters 2026-11")
                        .doesNotContain("Jane"));
    }

    private void neverPause() {
        pages.jdbc()
                .sql("UPDATE linkedin_outreach_customer SET pause_after_failures = NULL")
                .update();
    }

    private boolean isPaused() {
        return pages.jdbc()
                .sql("SELECT paused_at IS NOT NULL FROM linkedin_outreach_customer WHERE customer_id = :customer")
                .param("customer", customer)
                .query(Boolean.class)
                .single();
    }
}
