package com.heycmo.outreach.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.policy.Action;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Pairing by the code of the devices page, and what becomes of a pairing. */
class ExtensionPairingIntegrationTests extends ExtensionTest {

    @Test
    void aCodeFromTheDevicesPagePairsTheBrowser() {
        approved(Action.MESSAGE, profile("connected--1"), "Hi");
        Page devices = pairOnTheDevicesPage("Office laptop");

        browser.tryToPair(devices.locator("#pairing-code").inputValue());

        browser.awaitYourTurn();
        assertThat(browser.panel().locator("#pairing")).containsText("as Office laptop");
        awaitDeviceState("waiting_for_person");
        devices.reload();
        assertThat(devices.locator("li.card", new Page.LocatorOptions().setHasText("Office laptop")))
                .containsText("Waiting for the person at the browser");
        assertThat(devices.locator("li.card", new Page.LocatorOptions().setHasText("Office laptop")))
                .containsText("asks before it sends, version 0.1.0, page adapters 2026-11");
    }

    @Test
    void aCodeThatDoesNotWorkLeavesThePairingAsItIs() {
        pair();
        Object before = browser.stored("pairing.token");
        String pipeline = pages.endpoints().text("baseUrl");

        assertThat(browser.tryToPair("nonsense")).containsText("This is not a pairing code");
        assertThat(browser.tryToPair("http://example.com#hcx_" + "a".repeat(43)))
                .containsText("must start with https");
        assertThat(browser.tryToPair(pipeline + "#hcx_" + "a".repeat(43))).containsText("rejects the token");
        assertThat(browser.tryToPair("http://localhost:1#hcx_" + "a".repeat(43)))
                .containsText("does not answer");

        assertThat(browser.stored("pairing.token")).isEqualTo(before);
    }

    /** The report waits until the browser is paired again. */
    @Test
    void aTokenRevokedInTheMiddleLosesNoResult() {
        UUID id = approved(Action.MESSAGE, profile("connected--1"), "Hi");
        Page devices = pairOnTheDevicesPage("Revoked");
        browser.pair(devices.locator("#token").inputValue());
        browser.awaitYourTurn();
        pages.jdbc()
                .sql("DELETE FROM linkedin_outreach_extension WHERE device_name = 'Revoked'")
                .update();
        browser.pressSend();
        assertThat(browser.panel().locator("#advice")).containsText("rejects this browser's token");
        assertThat(status(id)).isEqualTo("approved");

        pair();

        awaitStatus(id, "sent");
        assertThat(linkedIn.sent()).hasSize(1);
    }

    @Test
    void twoBrowsersOfOneCustomerShareTheWork() {
        List<UUID> ids = IntStream.range(0, 6)
                .mapToObj(i -> approved(Action.MESSAGE, profile("connected--shared" + i), "Hi " + i))
                .toList();
        try (ExtensionBrowser second = secondBrowser()) {
            browser.sendAutomatically();
            second.sendAutomatically();
            pair();
            second.pair(pages.endpoints().extensionToken(0));

            ids.forEach(id -> awaitStatus(id, "sent"));

            assertThat(linkedIn.sent()).hasSize(6).doesNotHaveDuplicates();
            browser.await(() -> second.state().equals("idle"));
        }
    }

    private Page pairOnTheDevicesPage(String name) {
        ReviewPage review = reviewer().open("/extensions");
        review.page().locator("form.filters input[name=deviceName]").fill(name);
        review.page().locator("form.filters button").click();
        return review.page();
    }
}
