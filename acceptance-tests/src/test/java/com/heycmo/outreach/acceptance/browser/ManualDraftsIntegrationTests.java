package com.heycmo.outreach.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** Drafts by hand. */
class ManualDraftsIntegrationTests extends BrowserTest {

    @Test
    void aDraftIsCheckedWhileTypingAndAppearsInTheQueue() {
        ReviewPage review = reviewer().open("/new");
        Page page = review.page();
        Locator reasons = page.locator(".live-reasons");

        page.getByLabel("Message").check();
        page.getByLabel("LinkedIn URL").fill("linkedin.com.evil.test/in/jane");
        page.getByLabel("Text").fill("ü".repeat(2001));
        assertThat(reasons).containsText("The text is too long.");
        assertThat(reasons).containsText("This is not a LinkedIn URL.");
        assertThat(page.locator(".live-length")).hasText("2,001 / 2,000");
        page.getByLabel("LinkedIn URL").fill("linkedin.com/in/Hand-Made");
        page.getByLabel("Text").fill("Written by hand");
        assertThat(reasons.locator("li")).hasCount(0);
        page.getByLabel("Name").fill("Harry Hand");
        page.getByText("Submit for review").click();

        assertThat(review.cards()).hasCount(1);
        assertThat(review.cards()).containsText("Harry Hand");
        assertThat(review.cards()).containsText("linkedin.com/in/hand-made");
        assertThat(review.cards()).containsText("Written by hand");
    }

    @Test
    void aDuplicateLinksToTheExistingDraft() {
        complaints.expectErrorResponses();
        var id = rows.insert(com.heycmo.outreach.testsupport.QueueRow.skipped(customer)
                .prospect("https://www.linkedin.com/in/jane-doe"));
        ReviewPage review = reviewer().open("/new");
        review.page().getByLabel("Message").check();
        review.page().getByLabel("LinkedIn URL").fill("linkedin.com/in/jane-doe");
        review.page().getByLabel("Text").fill("Once more");
        review.page().getByText("Submit for review").click();

        assertThat(review.page().getByText("This draft already exists")).isVisible();
        assertThat(review.page().getByLabel("Text")).hasValue("Once more");
        review.page().getByText("View it").click();
        review.hasFocusOn(id);
    }
}
