package com.heycmo.outreach.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.testsupport.QueueRow;
import com.microsoft.playwright.Locator;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The summary above the list: used caps, pause, and missing extensions. */
class SummaryIntegrationTests extends BrowserTest {

    private static final String MISSING = "no extension has connected for 15 minutes";

    @Test
    void pauseShowsItsPersonAndTime() {
        rows.insert(QueueRow.approved(customer));
        Extension extension =
                new Extension(pages.endpoints().queue(0), pages.endpoints().extensionToken(0));
        ReviewPage review = reviewer().open("?q=jane");
        ReviewPage viewer = viewer().openAndListen();

        review.page().getByText("Pause sending").click();
        assertThat(counters(review)).containsText("Sending is paused");
        assertThat(counters(review)).containsText("by Rita Reviewer,");
        assertThat(counters(review).locator(".switch time"))
                .hasAttribute("title", java.util.regex.Pattern.compile(".*UTC"));
        assertThat(review.page()).hasURL(review.url() + "?q=jane");
        assertThat(counters(viewer)).containsText("by Rita Reviewer,");
        assertThat(extension.claim().path("reason").asString()).isEqualTo("paused");

        review.page().getByText("Resume sending").click();
        assertThat(counters(review)).containsText("Sending is on");
        assertThat(extension.claim().path("job").path("id").isMissingNode()).isFalse();
    }

    @Test
    void countersShowSentAndClaimedDrafts() {
        for (int i = 0; i < 14; i++) {
            rows.insert(QueueRow.sent(customer, Duration.ofHours(i + 1)).action(Action.CONNECTION_REQUEST));
        }
        rows.insert(QueueRow.claimed(customer, UUID.randomUUID()).action(Action.CONNECTION_REQUEST));
        rows.insert(QueueRow.sent(customer, Duration.ofHours(25)).action(Action.COMMENT));
        ReviewPage review = reviewer().open();

        Locator full = review.page().locator(".counter.full");
        assertThat(full).hasCount(1);
        assertThat(full).containsText("14 / 15");
        assertThat(full).containsText("1 in flight");
        assertThat(full).containsText("next slot");
        assertThat(full.locator("meter")).hasAttribute("value", "15");
        assertThat(counters(review)).containsText("0 / 50");
    }

    @Test
    void aBannerWarnsOfMissingExtensions() {
        rows.insert(QueueRow.approved(customer));
        ReviewPage review = reviewer().open();

        // The service writes when it last saw a device a moment later, so a claim of before may come in between.
        await().until(() -> isMissing(review, "16 minutes"));
        await().until(() -> !isMissing(review, "14 minutes"));
    }

    private boolean isMissing(ReviewPage review, String lastSeen) {
        pages.jdbc()
                .sql("UPDATE linkedin_outreach_extension SET last_seen_at = now() - CAST(:ago AS interval)")
                .param("ago", lastSeen)
                .update();
        review.page().reload();
        return review.page().getByText(MISSING).count() == 1;
    }

    private static Locator counters(ReviewPage review) {
        return review.page().locator(".counters");
    }
}
