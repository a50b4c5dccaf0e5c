package com.heycmo.outreach.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.acceptance.browser.LinkedInFixtures.Sent;
import com.heycmo.outreach.policy.Action;
import com.microsoft.playwright.Page;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The extension carries out approved drafts, with a person who presses Send and without one. */
class ExtensionJobsIntegrationTests extends ExtensionTest {

    private static final String NOTE = "Hi Jürgen, all the best for the start!";
    private static final String MESSAGE = "Hi Amara,\n\ncongratulations on the round. \"Shall I send it?\"";
    private static final String COMMENT = "Spot on.\nDid the survey hold up?";

    @Test
    void sendsEachActionAutomatically() {
        Outcomes outcomes = new Outcomes(pages.endpoints().bootstrapServers());
        List<UUID> ids = List.of(
                approved(Action.CONNECTION_REQUEST, profile("under-more--j%C3%BCrgen"), NOTE),
                approved(Action.MESSAGE, profile("shadow--amara"), MESSAGE),
                approved(Action.COMMENT, post("7100"), COMMENT));
        browser.sendAutomatically();
        pair();

        ids.forEach(id -> awaitStatus(id, "sent"));

        assertThat(linkedIn.sent())
                .containsExactlyInAnyOrder(
                        new Sent("connection_request", "under-more--jürgen", NOTE),
                        new Sent("message", "shadow--amara", MESSAGE),
                        new Sent("comment", "urn:li:activity:7100", COMMENT));
        assertThat(outcomes.await(3).values()).allSatisfy(event -> {
            assertThat(event.path("type").asString()).isEqualTo("sent");
            assertThat(event.path("bodyAsApproved").asBoolean()).isTrue();
            assertThat(event.path("resultUrl").asString()).startsWith("https://www.linkedin.com/");
        });
        assertThat(usedOfCaps()).isEqualTo(Map.of("connection_request", 1, "message", 1, "comment", 1));
        browser.await(() -> browser.panel().locator("#history li").count() == 3);
        assertThat(browser.panel().locator("#history")).containsText("Connection request, Jane Doe: sent");
    }

    @Test
    void preparesEachActionForThePersonWhoPressesSend() {
        Outcomes outcomes = new Outcomes(pages.endpoints().bootstrapServers());
        Map<UUID, String> texts = new LinkedHashMap<>();
        texts.put(approved(Action.CONNECTION_REQUEST, profile("two-buttons--1"), NOTE), NOTE);
        texts.put(approved(Action.MESSAGE, profile("connected--1"), MESSAGE), MESSAGE);
        texts.put(approved(Action.COMMENT, post("7400"), COMMENT), COMMENT);
        pair();

        for (int i = 0; i < texts.size(); i++) {
            browser.awaitYourTurn();
            UUID id = UUID.fromString(String.valueOf(browser.stored("journal.job.id")));
            Page panel = browser.panel();
            assertThat(panel.locator("#status")).hasText("Your turn: press Send on LinkedIn");
            assertThat(panel.locator("#recipient")).hasText("Jane Doe");
            assertThat(panel.locator("#body")).hasText(texts.getOrDefault(id, ""));
            awaitDeviceState("waiting_for_person");
            assertThat(linkedIn.sent()).hasSize(i);
            browser.pressSend();
            awaitStatus(id, "sent");
        }

        assertThat(linkedIn.sent()).extracting(Sent::text).containsExactlyInAnyOrderElementsOf(texts.values());
        assertThat(outcomes.await(3).values())
                .allMatch(event -> event.path("bodyAsApproved").asBoolean());
    }

    @Test
    void claimsNothingWhileLinkedInIsSignedOut() {
        linkedIn.change("signedOut", true);
        UUID id = approved(Action.MESSAGE, profile("connected--1"), "Hi");
        browser.sendAutomatically();
        pair();

        assertThat(browser.panel().locator("#advice")).containsText("LinkedIn is signed out");
        assertThat(rows.read(customer, id).get("claims")).isEqualTo(0);

        // In another tab, or on another device: nothing happens to the extension's own.
        linkedIn.change("signedOut", false);
        awaitStatus(id, "sent");
    }

    @Test
    void aJobThatThePersonDoesNotWantIsGivenBackUnsent() {
        UUID id = approved(Action.MESSAGE, profile("connected--1"), MESSAGE);
        pair();
        browser.awaitYourTurn();

        browser.panel().locator("#decline").click();

        browser.await(() -> browser.panel().locator("#history li").count() == 1);
        assertThat(browser.panel().locator("#history")).containsText("given back: you did not want it");
        assertThat(status(id)).isEqualTo("approved");
        assertThat(browser.awaitLinkedInTab().locator("[role=textbox]").textContent())
                .isEmpty();
        assertThat(linkedIn.sent()).isEmpty();
    }

    @Test
    void aJobWhoseTabWasClosedIsGivenBackUnsent() {
        UUID id = approved(Action.MESSAGE, profile("connected--1"), MESSAGE);
        pair();
        browser.awaitYourTurn();

        browser.awaitLinkedInTab().close();

        browser.await(() -> browser.panel().locator("#history li").count() == 1);
        assertThat(browser.panel().locator("#history")).containsText("given back: nobody pressed Send");
        assertThat(status(id)).isEqualTo("approved");
        assertThat(linkedIn.sent()).isEmpty();
    }

    @Test
    void nothingIsClaimedWhileThePersonHasStoppedIt() {
        approved(Action.MESSAGE, profile("connected--1"), MESSAGE);
        browser.panel().locator("#stop").click();
        assertThat(browser.panel().locator("#stop")).hasText("Resume");
        pair();
        awaitDeviceState("stopped_by_person");
        assertThat(browser.panel().locator("#status")).hasText("Stopped by you");

        browser.panel().locator("#stop").click();

        browser.awaitYourTurn();
    }

    @Test
    void aJobAtWhichThePersonStopsTheExtensionIsGivenBackUnsent() {
        UUID id = approved(Action.MESSAGE, profile("connected--1"), MESSAGE);
        pair();
        browser.awaitYourTurn();

        browser.panel().locator("#stop").click();

        browser.await(() -> browser.panel().locator("#history li").count() == 1);
        awaitDeviceState("stopped_by_person");
        assertThat(browser.panel().locator("#status")).hasText("Stopped by you");
        assertThat(status(id)).isEqualTo("approved");
        assertThat(browser.awaitLinkedInTab().locator("[role=textbox]").textContent())
                .isEmpty();
    }

    private Map<String, Integer> usedOfCaps() {
        JsonNode usage =
                new Extension(pages.endpoints().queue(0), pages.endpoints().extensionToken(0)).usage();
        return usage.path("actions").properties().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().path("sent").asInt()));
    }
}
