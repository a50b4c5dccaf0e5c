package com.heycmo.outreach.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Undo within ten seconds. */
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
}
