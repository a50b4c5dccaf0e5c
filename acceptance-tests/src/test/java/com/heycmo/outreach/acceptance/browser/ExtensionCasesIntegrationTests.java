package com.heycmo.outreach.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.acceptance.browser.ExtensionCase.Ending;
import com.heycmo.outreach.acceptance.browser.ExtensionCase.Person;
import com.heycmo.outreach.acceptance.browser.LinkedInFixtures.Sent;
import com.heycmo.outreach.testsupport.Thorough;
import com.microsoft.playwright.TimeoutError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * For each action, page and mode: what arrives at LinkedIn, the row, the event, the caps and the panel. By default, each mode
 * takes every tenth row.
 */
@Tag(Thorough.TAG)
class ExtensionCasesIntegrationTests extends ExtensionTest {

    private static final List<String> PAUSING = List.of("logged_out", "checkpoint", "restricted");
    private static final List<String> HOLDING = List.of("weekly_limit", "note_quota", "rate_limited");

    /** Of the rows, by default. */
    private static final int SHARE = 10;

    private final Map<UUID, ExtensionCase> done = new LinkedHashMap<>();

    @TestFactory
    Stream<DynamicTest> automatically() {
        return tests("automatic", ExtensionCase.pages().stream().filter(row -> isTheTurnOf(0, row)));
    }

    @TestFactory
    Stream<DynamicTest> withThePersonWhoPressesSend() {
        return tests("assisted", ExtensionCase.pages().stream().filter(row -> isTheTurnOf(1, row)));
    }

    @TestFactory
    Stream<DynamicTest> withAPersonWhoDoesNotPressSend() {
        return tests("assisted", ExtensionCase.people().stream().filter(row -> isTheTurnOf(1, row)));
    }

    /** What arrives is what was approved. */
    @TestFactory
    Stream<DynamicTest> texts() {
        return tests("automatic", ExtensionCase.texts(Thorough.choose(false, true)).stream());
    }

    private static boolean isTheTurnOf(int which, ExtensionCase row) {
        return Thorough.choose(row.number() % SHARE == which, true);
    }

    private Stream<DynamicTest> tests(String mode, Stream<ExtensionCase> rows) {
        Outcomes outcomes = new Outcomes(pages.endpoints().bootstrapServers());
        neverPause();
        start(mode);
        return Stream.concat(
                rows.map(row -> DynamicTest.dynamicTest(row.toString(), () -> run(row, mode))),
                Stream.of(DynamicTest.dynamicTest("events", () -> assertEvents(outcomes))));
    }

    private void start(String mode) {
        if (mode.equals("automatic")) {
            browser.sendAutomatically();
        }
        pair();
    }

    private void run(ExtensionCase row, String mode) {
        if (!browser.state().equals("idle")) {
            browser.forgetEverything();
            start(mode);
        }
        linkedIn.reset();
        UUID id = approved(row);
        ExtensionPerson person = new ExtensionPerson(browser, row);
        try {
            browser.await(() -> person.lookAt(id));
            assertArrived(row);
            assertRow(row, id);
            assertUse(row);
            assertPanel(row);
            done.put(id, row);
        } catch (TimeoutError e) {
            throw new AssertionError("stuck with " + browser.stored("[journal, problem]"), e);
        } finally {
            forget(id);
        }
    }

    /** Line ends are changed where a text comes in. */
    private UUID approved(ExtensionCase row) {
        if (row.body().equals(row.text())) {
            return approved(row.action(), row.url(), row.body());
        }
        Extension reviewer =
                new Extension(pages.endpoints().queue(0), pages.endpoints().apiToken(0));
        Map<String, Object> draft = Map.of(
                "action", row.action().wireName(),
                "prospectUrl", row.url(),
                "prospectName", "Jane Doe",
                "body", row.body());
        String id = JsonMapper.shared()
                .readTree(reviewer.post("", draft).body())
                .path("id")
                .asString();
        reviewer.post("/" + id + "/approve", Map.of());
        return UUID.fromString(id);
    }

    private void assertArrived(ExtensionCase row) {
        String to = row.url().substring(row.url().lastIndexOf('/') + 1);
        String action = row.action().wireName();
        if (row.ending() == Ending.SENT) {
            assertThat(linkedIn.sent()).containsExactly(new Sent(action, to, row.text()));
        } else if (row.person() == Person.OTHER_WORDS) {
            assertThat(linkedIn.sent()).containsExactly(new Sent(action, to, ExtensionPerson.OTHER_WORDS));
        } else {
            assertThat(linkedIn.sent()).isEmpty();
        }
    }

    private void assertRow(ExtensionCase row, UUID id) {
        Map<String, Object> found = rows.read(customer, id);
        assertThat(found.get("status"))
                .isEqualTo(
                        switch (row.ending()) {
                            case SENT -> "sent";
                            case RESULT -> "failed";
                            case RELEASE -> "approved";
                        });
        if (row.ending() == Ending.RESULT) {
            assertThat(found.get("failure_code")).isEqualTo(row.code());
            assertThat(String.valueOf(found.get("error_message")))
                    .startsWith(row.code() + "; adapters ")
                    .doesNotContain("Jane", "--");
        }
        if (row.ending() == Ending.RELEASE) {
            assertThat(found).containsEntry("claims", 0);
        }
        assertThat(pausedBecause()).isEqualTo(PAUSING.contains(row.code()) ? row.code() : "");
        assertThat(heldBecause()).isEqualTo(HOLDING.contains(row.code()) ? row.code() : "");
    }

    /** Whatever may have been sent counts. */
    private void assertUse(ExtensionCase row) {
        JsonNode used = new Extension(
                        pages.endpoints().queue(0), pages.endpoints().extensionToken(0))
                .usage()
                .path("actions")
                .path(row.action().wireName());
        assertThat(used.path("sent").asInt()).isEqualTo(row.ending() == Ending.SENT ? 1 : 0);
        assertThat(used.path("inFlight").asInt()).isEqualTo(row.code().equals("uncertain") ? 1 : 0);
    }

    private void assertPanel(ExtensionCase row) {
        String outcome = switch (row.ending()) {
            case SENT -> "outcome_sent";
            case RESULT -> "outcome_failed";
            case RELEASE -> "outcome_released";
        };
        String line = browser.text("action_" + row.action().wireName()) + ", Jane Doe: " + browser.text(outcome)
                + (row.code().isEmpty() ? "" : ": " + browser.text("code_" + row.code()));
        browser.await(() ->
                browser.panel().locator("#history li").first().textContent().endsWith(line));
        if (PAUSING.contains(row.code())) {
            String advice = browser.text("advice_" + row.code());
            browser.await(() -> browser.panel().locator("#advice").textContent().equals(advice)
                    || browser.panel().locator("#advice").textContent().equals(browser.text("advice_paused")));
        }
    }

    private void assertEvents(Outcomes outcomes) {
        Map<UUID, ExtensionCase> told = new LinkedHashMap<>(done);
        told.values().removeIf(row -> row.ending() == Ending.RELEASE);
        Map<UUID, JsonNode> events = outcomes.await(told.size());
        assertThat(events.keySet()).isEqualTo(told.keySet());
        told.forEach((id, row) -> {
            JsonNode event = Objects.requireNonNull(events.get(id));
            assertThat(event.path("type").asString())
                    .as("%s", row)
                    .isEqualTo(row.code().isEmpty() ? "sent" : "failed");
            assertThat(event.path("failureCode").asString("")).as("%s", row).isEqualTo(row.code());
            assertThat(event.path("bodyAsApproved").asBoolean(false))
                    .as("%s", row)
                    .isEqualTo(row.ending() == Ending.SENT);
        });
    }

    private String pausedBecause() {
        return text(
                "SELECT coalesce(max(paused_by_rule), '') FROM linkedin_outreach_customer WHERE customer_id = :customer");
    }

    private String heldBecause() {
        return text(
                "SELECT coalesce(max(held_reason), '') FROM linkedin_outreach_action_limit WHERE customer_id = :customer");
    }

    private String text(String query) {
        return pages.jdbc()
                .sql(query)
                .param("customer", customer)
                .query(String.class)
                .single();
    }
}
