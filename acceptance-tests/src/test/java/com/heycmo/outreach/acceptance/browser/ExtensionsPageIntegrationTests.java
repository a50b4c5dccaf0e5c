package com.heycmo.outreach.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.heycmo.outreach.testsupport.QueueRow;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pairing, renaming, rotating and revoking devices. */
class ExtensionsPageIntegrationTests extends BrowserTest {

    @Test
    void aPairedDeviceClaimsAndShowsAsSeen() {
        rows.insert(QueueRow.approved(customer));
        ReviewPage review =
                reviewer(new Browser.NewContextOptions().setPermissions(List.of("clipboard-read", "clipboard-write")));

        String token = pair(review, "Office laptop");
        review.page().getByText("Copy", exactly()).click();
        assertThat(review.page().getByText("Copied")).isVisible();
        assertThat(review.page().evaluate("navigator.clipboard.readText()"))
                .isEqualTo(pages.endpoints().text("baseUrl") + "#" + token);
        assertThat(device(review, "Office laptop").locator(".condition")).containsText("Never connected");

        assertThat(extension(token).claim().path("job").isObject()).isTrue();
        // Written within a second, for all devices in one batch.
        await().until(() -> pages.jdbc()
                .sql(
                        "SELECT last_action IS NOT NULL FROM linkedin_outreach_extension WHERE device_name = 'Office laptop'")
                .query(Boolean.class)
                .single());
        review.page().reload();
        assertThat(review.page().locator("#token")).hasCount(0);
        assertThat(review.page().content()).doesNotContain(token);
        assertThat(device(review, "Office laptop")).containsText("(asked for a job)");
        assertThat(device(review, "Office laptop").locator(".condition")).containsText("Ready");
        assertThat(device(review, "Office laptop").locator(".dot.good")).isVisible();
    }

    @Test
    void reloadingAfterPairingShowsNoTokenAndPairsNothingElse() {
        ReviewPage review = reviewer();
        String token = pair(review, "Office laptop");

        review.page().reload();
        assertThat(device(review, "Office laptop")).hasCount(1);
        assertThat(review.page().locator("#token")).hasCount(0);
        unfold(review, "Office laptop", "New token");
        device(review, "Office laptop")
                .locator("form button")
                .getByText("New token")
                .click();
        assertThat(review.page().locator("#token")).hasCount(1);
        review.page().reload();
        assertThat(review.page().locator("#token")).hasCount(0);
        review.page().goBack();
        assertThat(device(review, "Office laptop")).hasCount(1);
        assertThat(review.page().content()).doesNotContain(token);
        assertThat(pages.jdbc().sql("""
                                SELECT count(*) FROM linkedin_outreach_extension_token t
                                  JOIN linkedin_outreach_extension e USING (customer_id)
                                 WHERE e.device_name = 'Office laptop' AND t.extension_id = e.id
                                """).query(Long.class).single()).isEqualTo(2);
    }

    @Test
    void aDeviceIsRenamedRotatedAndRevoked() {
        ReviewPage review = reviewer();
        String first = pair(review, "Old name");

        unfold(review, "Old name", "Rename");
        device(review, "Old name").locator("input[name=deviceName]").fill("New name");
        device(review, "Old name").getByText("Save").click();
        assertThat(device(review, "New name")).isVisible();
        assertThat(review.page().locator("li.card h2").getByText("Old name")).hasCount(0);

        unfold(review, "New name", "New token");
        device(review, "New name").locator("form button").getByText("New token").click();
        String second = review.page().locator("#token").inputValue();
        assertThat(second).isNotEqualTo(first);
        assertThat(extension(first).claimStatus()).isEqualTo(200);
        assertThat(extension(second).claimStatus()).isEqualTo(200);

        unfold(review, "New name", "Revoke");
        device(review, "New name").getByText("Revoke now").click();
        assertThat(device(review, "New name")).hasCount(0);
        assertThat(extension(second).claimStatus()).isEqualTo(401);
    }

    @Test
    void aBlankNameIsRejected() {
        ReviewPage review = reviewer().open("/extensions");
        review.page().locator("form.filters input[name=deviceName]").fill(" ");
        review.page().getByText("Pair", exactly()).click();

        assertThat(review.page().getByText("Enter a name of at most 100 characters."))
                .isVisible();
    }

    private static String pair(ReviewPage review, String name) {
        review.open("/extensions");
        review.page().locator("form.filters input[name=deviceName]").fill(name);
        review.page().getByText("Pair", exactly()).click();
        return review.page().locator("#token").inputValue();
    }

    private Extension extension(String token) {
        return new Extension(pages.endpoints().queue(0), token);
    }

    private static Locator device(ReviewPage review, String name) {
        return review.page().locator("li.card", new Page.LocatorOptions().setHasText(name));
    }

    private static void unfold(ReviewPage review, String name, String what) {
        device(review, name)
                .locator("summary", new Locator.LocatorOptions().setHasText(what))
                .click();
    }

    private static Page.GetByTextOptions exactly() {
        return new Page.GetByTextOptions().setExact(true);
    }
}
