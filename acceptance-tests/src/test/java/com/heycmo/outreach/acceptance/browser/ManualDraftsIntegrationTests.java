package com.heycmo.outreach.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** A draft that a person writes. */
class ManualDraftsIntegrationTests extends InTheBrowser {

    @Test
    void isJudgedWhileItIsTypedAndAppearsInTheQueue() {
        ReviewPage review = reviewer().open("/new");
        Page page = review.page();
        Locator reasons = page.locator(".live-reasons");

        page.getByLabel("Message").check();
        page.getByLabel("Link on LinkedIn").fill("linkedin.com.evil.test/in/jane");
        page.getByLabel("Text").fill("ü".repeat(2001));
        assertThat(reasons).containsText("The text is too long.");
        assertThat(reasons).containsText("The link does not lead to LinkedIn.");
        assertThat(page.locator(".live-length")).hasText("2,001 / 2,000");
        page.getByLabel("Link on LinkedIn").fill("linkedin.com/in/Hand-Made");
        page.getByLabel("Text").fill("Written by hand");
        assertThat(reasons.locator("li")).hasCount(0);
        page.getByLabel("Name").fill("Harry Hand");
        page.getByText("Put it up for review").click();

        assertThat(review.cards()).hasCount(1);
        assertThat(review.cards()).containsText("Harry Hand");
        assertThat(review.cards()).containsText("linkedin.com/in/hand-made");
        assertThat(review.cards()).containsText("Written by hand");
    }

    @Test
    void whatWouldChangeNothingLeadsToTheDraftThatIsThere() {
        complaints.expectRefusals();
        var id = rows.insert(com.heycmo.outreach.testsupport.QueueRow.skipped(customer)
                .prospect("https://www.linkedin.com/in/jane-doe"));
        ReviewPage review = reviewer().open("/new");
        review.page().getByLabel("Message").check();
        review.page().getByLabel("Link on LinkedIn").fill("linkedin.com/in/jane-doe");
        review.page().getByLabel("Text").fill("Once more");
        review.page().getByText("Put it up for review").click();

        assertThat(review.page().getByText("There is such a draft already")).isVisible();
        assertThat(review.page().getByLabel("Text")).hasValue("Once more");
        review.page().getByText("See it").click();
        review.isAt(id);
    }
}
