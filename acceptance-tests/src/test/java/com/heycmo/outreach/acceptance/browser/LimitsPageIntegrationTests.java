package com.heycmo.outreach.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.testsupport.QueueRow;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Limits, holds, and what a person found out about a draft, on the pages. */
class LimitsPageIntegrationTests extends BrowserTest {

    @Test
    void thePreviewFollowsTheFormAndSavingKeepsIt() {
        ReviewPage review = reviewer().open();
        review.page().locator(".pages").getByText("Limits").click();
        Page page = review.page();
        assertThat(page.locator("#preview")).containsText("At most 15 connection requests today");

        page.locator("input[name='actions.connection_request.perDay']").fill("5");
        page.locator("input[name='workingHours']").check();
        page.getByLabel("Monday").check();
        page.locator("input[name='workingHours.from']").fill("09:00");
        page.locator("input[name='workingHours.to']").fill("00:00");
        page.locator("select").selectOption("Europe/Berlin");
        assertThat(page.locator("#preview")).containsText("At most 5 connection requests today");
        assertThat(page.locator("#preview")).containsText("Only on Monday from 09:00 to 24:00 (Europe/Berlin).");
        page.getByText("Save limits").click();

        assertThat(page.getByText("The limits are saved.")).isVisible();
        assertThat(page.getByLabel("Monday")).isChecked();
        assertThat(page.locator("input[name='workingHours.to']")).hasValue("00:00");
        picture(page, "limits-saved");
    }

    @Test
    void openCardsWarnOfNotesThatANewLimitMakesTooLong() {
        UUID note = rows.insert(
                QueueRow.pending(customer).action(Action.CONNECTION_REQUEST).body("x".repeat(150)));
        ReviewPage review = reviewer().openAndListen();
        assertThat(review.card(note).locator(".warnings")).hasCount(0);
        Page limits = reviewer().open("/limits").page();
        Locator length = limits.locator("input[name='maxConnectionNoteLength']");

        length.fill("149");
        limits.getByText("Save limits").click();
        assertThat(review.card(note).locator(".warnings"))
                .hasText("The note is too long: this account can send 149 characters. Shorten it before you approve.");
        assertThat(review.card(note).locator(".length")).hasText("150 / 149 characters");

        assertThat(limits.getByText("The limits are saved.")).isVisible();
        length.fill("150");
        limits.getByText("Save limits").click();
        assertThat(review.card(note).locator(".warnings")).hasCount(0);
    }

    @Test
    void errorsStandBesideTheirFieldsWithoutAScript() {
        complaints.expectErrorResponses();
        Page page = reviewer(new Browser.NewContextOptions().setJavaScriptEnabled(false))
                .open("/limits")
                .page();
        page.locator("input[name='warmUp']").check();
        page.locator("input[name='warmUp.perDay']").fill("5");
        page.getByText("Save limits").click();

        assertThat(page.getByText("Nothing was saved.")).isVisible();
        Locator increase = page.locator(
                ".field", new Page.LocatorOptions().setHas(page.locator("input[name='warmUp.increasePerDay']")));
        assertThat(increase.locator(".field-error")).isVisible();
        assertThat(page.locator("input[name='warmUp.perDay']")).hasValue("5");
        assertThat(page.locator(".field-error")).hasCount(2);
        picture(page, "limits-errors");
    }

    @Test
    void aHoldIsLiftedOnTheReviewPage() {
        pages.jdbc().sql("""
                        INSERT INTO linkedin_outreach_action_limit (customer_id, action, held_until, held_reason)
                        VALUES (:customer, 'connection_request', now() + interval '1 day', 'weekly_limit')
                        """).param("customer", customer).update();
        pages.jdbc().sql("""
                        UPDATE linkedin_outreach_customer SET paused_at = now(), paused_by_rule = 'checkpoint'
                         WHERE customer_id = :customer
                        """).param("customer", customer).update();
        Page page = reviewer().open().page();
        assertThat(page.locator(".counters")).containsText("LinkedIn asks for a security check.");
        assertThat(page.locator(".counters")).containsText("weekly limit is reached");
        picture(page, "held");

        page.getByText("Lift the hold").click();
        assertThat(page.getByText("weekly limit is reached")).hasCount(0);
        page.getByText("Resume sending").click();
        assertThat(page.locator(".counters")).containsText("Sending is on");
    }

    @Test
    void aPersonSaysWhetherItWasSent() {
        UUID unanswered = rows.insert(QueueRow.failedWithoutAnswer(customer));
        UUID uncertain = rows.insert(QueueRow.failedWithoutAnswer(customer).with("failure_kind", "uncertain"));
        ReviewPage review = reviewer().open("?tab=failed");
        picture(review.page(), "resolve");

        review.card(unanswered).getByText("Yes, it was sent").click();
        assertThat(review.card(unanswered)).containsText("Checked by Rita Reviewer");
        review.card(uncertain).getByText("No, it was not sent").click();
        assertThat(review.card(uncertain)).containsText("Checked by Rita Reviewer");

        assertThat(status(unanswered)).isEqualTo("sent");
        assertThat(rows.read(customer, uncertain)).containsEntry("failure_kind", "reported");
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", name + ".png"))
                .setFullPage(true));
    }
}
