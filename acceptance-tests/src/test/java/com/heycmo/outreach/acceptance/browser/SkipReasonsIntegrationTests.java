package com.heycmo.outreach.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.heycmo.outreach.testsupport.QueueRow;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Suggested reasons for a skip. */
class SkipReasonsIntegrationTests extends BrowserTest {

    @Test
    void aKeyChoosesAReasonInTheCustomersOwnWords() {
        rows.insert(QueueRow.skipped(customer).with("skip_reason", "Already a customer"));
        UUID id = draft("Jane Doe", "Hi Jane");
        ReviewPage review = reviewer();
        review.page().clock().install();
        review.open();

        review.press("Shift+S");
        assertThat(suggested(review, id)).hasText(new String[] {
            "1 Already a customer", "2 Wrong person", "3 Not our audience", "4 Bad timing", "5 Already in contact"
        });
        assertThat(Axe.violations(review.page())).isEmpty();
        review.page()
                .screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", "skip-reasons.png")));
        review.press("1");
        assertThat(review.card(id).locator(".holding")).isVisible();
        review.pass(10);

        await().untilAsserted(() -> assertThat(status(id)).isEqualTo("skipped"));
        assertThat(rows.read(customer, id).get("skip_reason")).isEqualTo("Already a customer");
    }

    @Test
    void digitsOfATypedReasonChooseNothing() {
        UUID id = draft("Jane Doe", "Hi Jane");
        ReviewPage review = reviewer().open();

        review.press("Shift+S");
        assertThat(suggested(review, id)).hasCount(5);
        review.page().keyboard().type("Round 2");

        assertThat(review.card(id).locator("[name=reason]").first()).hasValue("Round 2");
        assertThat(review.card(id).locator(".holding")).hasCount(0);
    }

    private static Locator suggested(ReviewPage review, UUID id) {
        return review.card(id).locator("details.reason [data-reason]");
    }

    @Test
    void aReasonIsKeptUntilTheSkipIsSaved() {
        UUID id = draft("Jane Doe", "Hi Jane");
        ReviewPage review = reviewer();
        review.page().clock().install();
        review.open();
        review.press("Shift+S");
        review.card(id).locator(".reason [name=reason]").fill("No longer there");
        review.press("Enter");
        assertThat(review.card(id).locator(".holding")).isVisible();
        assertThat(review.keptTexts()).isEqualTo(1);
        review.pass(10);

        assertThat(review.card(id).locator(".state q")).hasText("No longer there");
        review.page().waitForCondition(() -> review.keptTexts() == 0);
        assertThat(review.card(id).locator(".unsaved")).hasCount(0);
    }
}
