package com.heycmo.outreach.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What becomes of decisions that are not sent yet when the person leaves the page. */
class LeavingThePageIntegrationTests extends BrowserTest {

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
    void leavingThePageSendsHeldDecisionsInTheSessionOfANewSignIn() {
        complaints.expectErrorResponses();
        List<UUID> ids = drafts(2);
        // In a session that no other test uses.
        ReviewPage review = new ReviewPage(stranger(), pages.ui() + "/" + customer).open();
        SignInForm.submit(review.page(), "reviewer", pages.password("reviewer"));
        review.hasFocusOn(ids.get(0));
        review.press("a");
        review.hasFocusOn(ids.get(1));
        review.page().context().clearCookies();
        Page other = review.page().context().newPage();
        other.navigate(review.url());
        SignInForm.submit(other, "reviewer", pages.password("reviewer"));
        assertThat(other.locator("#review")).isVisible();
        // The page notices the new session when a request fails.
        review.press("e");
        review.editor(ids.get(1)).fill("Hello");
        review.button(ids.get(1), "Save").click();
        assertThat(review.card(ids.get(1)).locator(".body")).hasText("Hello");

        review.page().close(new Page.CloseOptions().setRunBeforeUnload(true));

        await().untilAsserted(() -> assertThat(status(ids.get(0))).isEqualTo("approved"));
    }

    @Test
    void closingThePageSendsHeldDecisionsEvenAboutLongTexts() {
        UUID id = draft("Jane Doe", "ü".repeat(2000));
        ReviewPage review = reviewer().open();

        review.press("a");
        review.page().close(new Page.CloseOptions().setRunBeforeUnload(true));

        await().untilAsserted(() -> assertThat(status(id)).isEqualTo("approved"));
    }

    /** With a batch under way, about which the person can do nothing any more. */
    @Test
    void aStoppedDecisionSendsNothingWhenThePageIsLeft() {
        drafts(50);
        ReviewPage review = reviewer();
        review.page().clock().install();
        review.open();
        List<Route> held = new ArrayList<>();
        review.page().route("**/bulk", held::add);
        review.press("*");
        assertThat(review.page().locator("#selected-count")).hasText("50");
        review.press("a");
        review.page().locator("#bulk-go").click();
        review.pass(10);
        review.page().waitForCondition(() -> held.size() == 1);
        review.page().locator("#bulk-runs").getByText("Stop").click();

        assertThat(review.page().evaluate("""
                () => {
                    const requests = [];
                    const original = fetch;
                    window.fetch = (url, options) => { requests.push(options.body); return Promise.reject(); };
                    dispatchEvent(new Event('pagehide'));
                    window.fetch = original;
                    return requests.length;
                }
                """)).isEqualTo(0);
    }
}
