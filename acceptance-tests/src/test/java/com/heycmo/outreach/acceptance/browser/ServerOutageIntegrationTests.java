package com.heycmo.outreach.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Route;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Decisions made during an outage of the server are kept until they are saved. */
class ServerOutageIntegrationTests extends BrowserTest {

    @Test
    void aDecisionIsKeptWithoutAResponse() {
        complaints.expectErrorResponses();
        UUID id = draft("Jane Doe", "Hi Jane");
        ReviewPage review = reviewer();
        review.page().clock().install();
        review.open();
        review.page().route("**/approve", Route::abort);

        review.approve(id);
        review.pass(10);
        assertThat(review.card(id)).containsText("Not saved yet");
        review.page().unroute("**/approve");
        review.pass(3);

        assertThat(review.card(id)).containsText("Approved by Rita Reviewer");
        assertThat(status(id)).isEqualTo("approved");
    }

    @Test
    void anUnsavedDecisionCanBeUndone() {
        complaints.expectErrorResponses();
        UUID id = draft("Jane Doe", "Hi Jane");
        ReviewPage review = reviewer();
        review.page().clock().install();
        review.open();
        review.page().route("**/approve", Route::abort);

        review.approve(id);
        review.pass(10);
        assertThat(review.card(id)).containsText("Not saved yet");
        review.button(id, "Undo").click();

        assertThat(review.button(id, "Approve")).isVisible();
        assertThat(status(id)).isEqualTo("pending_review");
    }

    @Test
    void aRestartedServerGetsTheDecision() {
        complaints.expectErrorResponses();
        UUID id = draft("Jane Doe", "Hi Jane");
        ReviewPage review = reviewer();
        review.page().clock().install();
        review.openAndListen();
        assertThat(review.connectionBanner()).isHidden();

        pages.stop();
        assertThat(review.connectionBanner()).containsText("Connection lost");
        review.approve(id);
        review.pass(10);
        assertThat(review.card(id)).containsText("Not saved yet");

        pages.start();
        assertThat(review.page().locator("#signed-out")).isHidden();

        assertThat(review.card(id)).containsText("Approved by Rita Reviewer");
        assertThat(review.connectionBanner()).isHidden();
        await().untilAsserted(() -> assertThat(status(id)).isEqualTo("approved"));
    }
}
