package com.heycmo.outreach.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Decisions made while the server is away are kept until they are saved. */
class ServerAwayIntegrationTests extends InTheBrowser {

    @Test
    void aDecisionIsKeptWhileNoAnswerComes() {
        complaints.expectRefusals();
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
    void aDecisionThatCannotBeSavedYetCanStillBeTakenBack() {
        complaints.expectRefusals();
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
    void aServerThatIsStoppedAndStartedAgainGetsTheDecision() {
        complaints.expectRefusals();
        UUID id = draft("Jane Doe", "Hi Jane");
        ReviewPage review = reviewer();
        review.page().clock().install();
        review.openAndListen();
        assertThat(review.lost()).isHidden();

        pages.stop();
        assertThat(review.lost()).containsText("The connection is lost");
        review.approve(id);
        review.pass(10);
        assertThat(review.card(id)).containsText("Not saved yet");

        // Its sessions are in its memory: whoever was signed in signs in once more, and loses nothing.
        pages.start();
        Page other = review.page()
                .waitForPopup(() -> review.page().locator("#signed-out a").click());
        SignInForm.submit(other, "reviewer", pages.password("reviewer"));
        assertThat(other.locator("#review")).isVisible();
        other.close();
        assertThat(review.page().locator("#signed-out")).isHidden();

        assertThat(review.card(id)).containsText("Approved by Rita Reviewer");
        assertThat(review.lost()).isHidden();
        await().untilAsserted(() -> assertThat(status(id)).isEqualTo("approved"));
    }
}
