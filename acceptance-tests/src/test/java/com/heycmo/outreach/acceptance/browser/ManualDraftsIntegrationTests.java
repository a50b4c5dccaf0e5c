package com.heycmo.outreach.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.testsupport.QueueRow;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Drafts by hand. */
class ManualDraftsIntegrationTests extends BrowserTest {

    private static final String JANE = "https://www.linkedin.com/in/jane-doe";

    @Test
    void aDraftIsCheckedWhileTypingAndAppearsInTheQueue() {
        ReviewPage review = reviewer().open("/new");
        Page page = review.page();

        page.getByLabel("Message").check();
        page.getByLabel("LinkedIn URL").fill("linkedin.com.evil.test/in/jane");
        page.getByLabel("Text").fill("ü".repeat(2001));
        assertThat(page.locator("#error-body")).hasText("The text is too long.");
        assertThat(page.locator("#error-prospectUrl")).hasText("This is not a LinkedIn URL.");
        assertThat(page.getByLabel("LinkedIn URL")).hasAttribute("aria-invalid", "true");
        assertThat(page.locator("#error-prospectName")).isEmpty();
        assertThat(page.locator(".live-length")).hasText("2,001 / 2,000");
        page.getByLabel("LinkedIn URL").fill("linkedin.com/in/Hand-Made");
        page.getByLabel("Text").fill("Written by hand");
        assertThat(page.locator("#error-body, #error-prospectUrl")).hasText(new String[] {"", ""});
        assertThat(page.getByLabel("LinkedIn URL")).hasAttribute("aria-invalid", "false");
        page.getByLabel("Name").fill("Harry Hand");
        page.getByText("Submit for review").click();

        assertThat(review.cards()).hasCount(1);
        assertThat(review.cards()).containsText("Harry Hand");
        assertThat(review.cards()).containsText("linkedin.com/in/hand-made");
        assertThat(review.cards()).containsText("Written by hand");
    }

    @Test
    void aDraftByHandIsKeptUntilItIsSubmitted() {
        String typed = "Hi Jane, typed\nin two lines";
        ReviewPage review = filled(typed);
        Page page = review.page();
        page.reload();
        assertThat(page.locator(".unsaved")).containsText("Unsaved text");
        page.getByText("Continue editing").click();
        assertThat(page.getByLabel("Message")).isChecked();
        assertThat(page.getByLabel("Text")).hasValue(typed);
        page.getByText("Submit for review").click();

        assertThat(page.locator(".card .body")).hasText(typed);
        page.waitForCondition(() -> review.keptTexts() == 0);
        review.open("/new");
        assertThat(page.locator(".unsaved")).hasCount(0);
    }

    @Test
    void rejectedFieldsSaySoBesideThem() {
        complaints.expectErrorResponses();
        rows.forbid(customer, "company", "Acme");
        Page page = filled("Hi Jane").page();
        page.getByLabel("Not before this day").fill("2199-01-01");
        page.getByText("Submit for review").click();

        assertThat(page.locator("#error-notBefore")).hasText("The time is too far in the future.");
        assertThat(page.getByLabel("Not before this day")).hasAttribute("aria-invalid", "true");
        page.getByLabel("Not before this day").fill("");
        page.getByLabel("Company").fill("Acme");
        page.getByText("Submit for review").click();
        assertThat(page.getByRole(AriaRole.ALERT)).hasText("This person or company is not to be contacted.");
    }

    /** With the choice to open or to replace it. */
    @Test
    void aDraftThatExistsIsShownWhileTyping() {
        UUID id = rows.insert(QueueRow.pending(customer).prospect(JANE).body("An agent's text"));
        ReviewPage review = reviewer().open("/new");
        Page page = review.page();
        page.getByLabel("Message").check();
        page.getByLabel("LinkedIn URL").fill("linkedin.com/in/jane-doe");

        assertThat(page.locator("#existing")).containsText("An agent's text");
        assertThat(page.locator("#error-body")).isEmpty();
        page.getByLabel("Text").fill("ü".repeat(2001));
        assertThat(page.locator("#error-body")).hasText("The text is too long.");
        assertThat(page.locator("#existing")).containsText("An agent's text");
        page.getByLabel("LinkedIn URL").fill("linkedin.com/in/joe-doe");
        assertThat(page.locator("#existing")).isEmpty();
        assertThat(replace(review)).hasCount(0);
        page.getByLabel("LinkedIn URL").fill("linkedin.com/in/JANE-doe");
        page.getByLabel("Text").fill("My text");
        assertThat(page.locator("#existing")).containsText("An agent's text");
        replace(review).click();

        review.hasFocusOn(id);
        assertThat(review.cards()).containsText("My text");
    }

    @Test
    void aDecidedDraftIsShownBesideTheTypedTextAndLinked() {
        complaints.expectErrorResponses();
        UUID id = rows.insert(QueueRow.skipped(customer).prospect(JANE).body("Skipped text"));

        ReviewPage review = submit("Once more");

        assertThat(review.page().getByRole(AriaRole.ALERT)).containsText("no longer pending");
        assertThat(review.page().getByRole(AriaRole.ALERT)).containsText("Skipped text");
        assertThat(review.page().getByLabel("Text")).hasValue("Once more");
        assertThat(replace(review)).hasCount(0);
        review.page().getByText("View it").click();
        review.hasFocusOn(id);
    }

    @Test
    void aPendingDraftIsReplacedOnlyOnceThePersonHasSeenIt() {
        complaints.expectErrorResponses();
        UUID id = rows.insert(QueueRow.pending(customer).prospect(JANE).body("An agent's text"));

        ReviewPage review = submit("My text");
        assertThat(review.page().getByRole(AriaRole.ALERT)).containsText("An agent's text");
        assertThat(review.page().getByLabel("Text")).hasValue("My text");
        rows.change(customer, id, QueueRow.changes().body("A newer text").with("version", 2));
        replace(review).click();
        assertThat(review.page().getByRole(AriaRole.ALERT)).containsText("A newer text");
        assertThat(review.page().getByLabel("Text")).hasValue("My text");
        replace(review).click();

        review.hasFocusOn(id);
        assertThat(review.cards()).containsText("My text");
        assertThat(review.cards()).containsText("By hand");
    }

    /** The version that the person saw is that of the draft for Jane. */
    @Test
    void replacesNoOtherDraftThanTheOneShown() {
        complaints.expectErrorResponses();
        rows.insert(QueueRow.pending(customer).prospect(JANE));
        UUID joe = rows.insert(QueueRow.pending(customer)
                .prospect("https://www.linkedin.com/in/joe")
                .body("For Joe"));

        ReviewPage review = submit("My text");
        review.page().getByLabel("LinkedIn URL").fill("linkedin.com/in/joe");
        replace(review).click();

        assertThat(review.page().getByRole(AriaRole.ALERT)).containsText("For Joe");
        org.assertj.core.api.Assertions.assertThat(rows.read(customer, joe)).containsEntry("body", "For Joe");
    }

    @Test
    void enterReplacesNothing() {
        complaints.expectErrorResponses();
        UUID id = rows.insert(QueueRow.pending(customer).prospect(JANE).body("An agent's text"));

        ReviewPage review = submit("My text");
        review.page().getByLabel("Name").fill("Jane");
        review.page().getByLabel("Name").press("Enter");

        assertThat(review.page().getByLabel("Name")).hasAttribute("value", "Jane");
        assertThat(review.page().getByRole(AriaRole.ALERT)).containsText("An agent's text");
        org.assertj.core.api.Assertions.assertThat(rows.read(customer, id)).containsEntry("body", "An agent's text");
    }

    @Test
    void anExistingNoteThatNobodyCanSeeIsShownAsNone() {
        complaints.expectErrorResponses();
        rows.insert(QueueRow.pending(customer)
                .action(Action.CONNECTION_REQUEST)
                .prospect(JANE)
                .body("\u200B"));
        ReviewPage review = reviewer().open("/new");

        review.page().getByLabel("LinkedIn URL").fill("linkedin.com/in/jane-doe");
        review.page().getByText("Submit for review").click();

        assertThat(review.page().getByRole(AriaRole.ALERT)).containsText("Without a note");
    }

    @Test
    void aDoubleClickSubmitsOneDraft() {
        ReviewPage review = filled("Written once");

        review.page().getByText("Submit for review").dblclick();

        assertThat(review.cards()).hasCount(1);
        assertThat(review.cards()).containsText("Written once");
    }

    private ReviewPage filled(String text) {
        ReviewPage review = reviewer().open("/new");
        review.page().getByLabel("Message").check();
        review.page().getByLabel("LinkedIn URL").fill("linkedin.com/in/jane-doe");
        review.page().getByLabel("Text").fill(text);
        return review;
    }

    private ReviewPage submit(String text) {
        ReviewPage review = filled(text);
        review.page().getByText("Submit for review").click();
        return review;
    }

    private static Locator replace(ReviewPage review) {
        return review.page().getByText("Replace it with your text");
    }
}
