package com.heycmo.outreach.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.testsupport.QueueRow;
import com.microsoft.playwright.Locator;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The editor of a card: in place of the text, with a preview, and with an approval of what was just saved. */
class EditorIntegrationTests extends BrowserTest {

    @Test
    void standsInPlaceOfTheText() {
        UUID id = draft("Jane Doe", "Hi Jane");
        ReviewPage review = reviewer().open();
        double before = top(review.card(id).locator(".body"));
        review.press("e");
        assertThat(review.card(id).locator(".body")).isHidden();
        assertThat(review.button(id, "Approve")).isHidden();
        assertThat(top(review.card(id).locator("form.editor")) - before).isBetween(-4.0, 30.0);
        review.press("Escape");
        assertThat(review.card(id).locator(".body")).isVisible();
        assertThat(review.button(id, "Approve")).isVisible();
    }

    @Test
    void savesAndApprovesWhatWasSavedAndHoldsTheApproval() {
        UUID id = draft("Jane Doe", "Hi Jane");
        ReviewPage review = reviewer();
        review.page().clock().install();
        review.open();
        review.press("e");
        review.editor(id).fill("Hello Jane");
        review.press("Control+Shift+Enter");

        assertThat(review.card(id)).containsText("Approved · Saving in");
        assertThat(rows.read(customer, id))
                .containsEntry("status", "pending_review")
                .containsEntry("body", "Hello Jane");
        review.press("u");
        assertThat(review.card(id).locator(".body")).hasText("Hello Jane");
        review.press("e");
        review.editor(id).fill("Hello again");
        review.button(id, "Save and approve").click();
        assertThat(review.card(id)).containsText("Approved · Saving in");
        review.pass(10);
        await().untilAsserted(() -> assertThat(rows.read(customer, id))
                .containsEntry("status", "approved")
                .containsEntry("version", 3)
                .containsEntry("body", "Hello again"));
    }

    @Test
    void showsTheTextAsLinkedInDoes() {
        UUID message = draft("Jane Doe", "Hi");
        UUID note = rows.insert(QueueRow.pending(customer).action(Action.CONNECTION_REQUEST));
        ReviewPage review = reviewer().open();
        review.card(message).focus();
        review.press("e");
        review.editor(message).fill("One line\n\nsee https://example.com/a, <b>or</b> www.example.org.");
        Locator preview = review.card(message).locator(".preview");
        assertThat(preview.locator(".link")).hasText(new String[] {"https://example.com/a", "www.example.org"});
        assertThat(preview.locator("p.text")).hasText("One line see https://example.com/a, <b>or</b> www.example.org.");
        assertThat(preview.locator("p.text")).hasCSS("white-space", "pre-wrap");

        review.card(note).focus();
        review.press("e");
        review.editor(note).fill("www.example.org " + "x".repeat(264) + "too much");
        preview = review.card(note).locator(".preview");
        assertThat(preview.locator(".link")).hasCount(0);
        assertThat(preview.locator("del")).hasText("too much");
        assertThat(preview).containsText("LinkedIn cuts the text here");
    }

    private static double top(Locator element) {
        return element.boundingBox().y;
    }
}
