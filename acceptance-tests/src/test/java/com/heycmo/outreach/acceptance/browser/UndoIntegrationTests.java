package com.heycmo.outreach.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Undo within ten seconds, and leaving the page before they are over. */
class UndoIntegrationTests extends BrowserTest {

    @Test
    void aDecisionIsUndoneWithinTenSeconds() {
        List<UUID> ids = drafts(2);
        ReviewPage review = reviewer();
        review.page().clock().install();
        review.open();

        review.approve(ids.get(0));
        review.pass(8);
        review.button(ids.get(0), "Undo").click();
        assertThat(review.button(ids.get(0), "Approve")).isVisible();
        review.hasFocusOn(ids.get(0));

        // The later decision is saved, so the undone one would have been saved too.
        review.approve(ids.get(1));
        review.pass(10);
        await().untilAsserted(() -> assertThat(status(ids.get(1))).isEqualTo("approved"));
        assertThat(status(ids.get(0))).isEqualTo("pending_review");
    }

    @Test
    void theLastDecisionIsUndoneByKey() {
        List<UUID> ids = drafts(2);
        ReviewPage review = reviewer();
        review.page().clock().install();
        review.open();

        review.press("a");
        review.press("s");
        review.press("u");
        review.hasFocusOn(ids.get(1));
        review.pass(10);

        await().untilAsserted(() -> assertThat(status(ids.get(0))).isEqualTo("approved"));
        assertThat(status(ids.get(1))).isEqualTo("pending_review");
    }

    @Test
    void leavingThePageSendsHeldDecisions() {
        List<UUID> ids = drafts(3);
        ReviewPage review = reviewer().open();

        review.press("a");
        review.press("s");
        review.page().getByText("History").first().click();

        await().untilAsserted(() -> {
            assertThat(status(ids.get(0))).isEqualTo("approved");
            assertThat(status(ids.get(1))).isEqualTo("skipped");
        });
        assertThat(rows.read(customer, ids.get(0))).containsEntry("approved_by_user_id", RITA);
        assertThat(status(ids.get(2))).isEqualTo("pending_review");
    }

    @Test
    void closingThePageSendsHeldDecisionsEvenAboutLongTexts() {
        UUID id = draft("Jane Doe", "ü".repeat(2000));
        ReviewPage review = reviewer().open();

        review.press("a");
        review.page().close(new Page.CloseOptions().setRunBeforeUnload(true));

        await().untilAsserted(() -> assertThat(status(id)).isEqualTo("approved"));
    }
}
