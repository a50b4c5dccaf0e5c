package com.heycmo.outreach.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.testsupport.QueueRow;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The pages work without JavaScript. */
class WithoutScriptIntegrationTests extends BrowserTest {

    @Test
    void draftsAreListedPagedAndFiltered() {
        List<UUID> ids = drafts(60);
        ReviewPage review = scriptless().open();
        assertThat(review.cards()).hasCount(50);
        review.page().getByText("Show more").click();
        assertThat(review.card(ids.get(59))).isVisible();

        review.page().locator("#search").fill("draft 33.");
        review.page()
                .getByText("Filter", new Page.GetByTextOptions().setExact(true))
                .click();
        assertThat(review.cards()).hasCount(1);
        assertThat(review.card(ids.get(32))).isVisible();
    }

    @Test
    void draftsAreApprovedSkippedAndEdited() {
        List<UUID> ids = drafts(3);
        ReviewPage review = scriptless().open();

        review.approve(ids.get(0));
        assertThat(review.cards()).hasCount(2);
        review.card(ids.get(1)).getByText("Skip with a reason").click();
        review.card(ids.get(1)).getByLabel("Feedback for the drafting").fill("not now");
        review.card(ids.get(1)).locator(".reason button").click();
        assertThat(review.cards()).hasCount(1);
        review.card(ids.get(2)).locator(".edit summary").click();
        review.editor(ids.get(2)).fill("Another text");
        review.button(ids.get(2), "Save").click();

        assertThat(review.card(ids.get(2)).locator(".body")).hasText("Another text");
        assertThat(status(ids.get(0))).isEqualTo("approved");
        assertThat(rows.read(customer, ids.get(0))).containsEntry("approved_via", "page");
        assertThat(rows.read(customer, ids.get(1))).containsEntry("skip_reason", "not now");
    }

    @Test
    void aDecisionAboutAnOldTextShowsTheChanges() {
        UUID id = draft("Jane Doe", "Hi Jane, until Monday");
        ReviewPage review = scriptless().open();
        rows.change(
                customer, id, QueueRow.changes().body("Hi Jane, until Friday").with("version", 2));

        review.approve(id);

        assertThat(review.card(id).locator(".notice del")).hasText("Monday");
        assertThat(review.card(id).locator(".notice ins")).hasText("Friday");
        assertThat(status(id)).isEqualTo("pending_review");
        review.approve(id);
        assertThat(review.cards()).hasCount(0);
        assertThat(status(id)).isEqualTo("approved");
    }

    @Test
    void aRejectedTextIsKept() {
        UUID id = draft("Jane Doe", "Hi Jane");
        ReviewPage review = scriptless().open();
        review.card(id).locator(".edit summary").click();
        review.editor(id).fill("ü".repeat(2001));
        review.button(id, "Save").click();

        assertThat(review.card(id).locator(".notice")).containsText("The text is too long.");
        assertThat(review.editor(id)).hasValue("ü".repeat(2001));
    }

    @Test
    void sendingIsPausedAndTheHistoryIsALink() {
        UUID id = draft("Jane Doe", "Hi Jane");
        ReviewPage review = scriptless().open();
        review.page().getByText("Pause sending").click();
        assertThat(review.page().getByText("Sending is paused")).isVisible();
        assertThat(review.page().locator(".select:visible, .keys-hint:visible, .cancel:visible"))
                .hasCount(0);

        review.card(id).locator(".history summary").click();
        review.card(id).getByText("View history").click();
        assertThat(review.page().getByText("No results for these filters.")).isVisible();
    }

    @Test
    void aDraftByHandMayWaitForADayAndForTheAcceptance() {
        Page page = scriptless().open("/new").page();
        String day = LocalDate.now(ZoneOffset.UTC).plusDays(30).toString();
        page.getByLabel("Message").check();
        page.getByLabel("LinkedIn URL").fill("linkedin.com/in/jane-doe");
        page.getByLabel("Text").fill("Thank you");
        page.getByLabel("Not before this day").fill(day);
        page.getByLabel("Send only after the invitation is accepted").check();
        page.getByText("Submit for review").click();

        assertThat(page.locator(".card")).containsText("After acceptance");
        assertThat(page.locator(".card")).containsText("Not before " + day + " 00:00 UTC");
    }

    private ReviewPage scriptless() {
        return reviewer(new Browser.NewContextOptions().setJavaScriptEnabled(false));
    }
}
