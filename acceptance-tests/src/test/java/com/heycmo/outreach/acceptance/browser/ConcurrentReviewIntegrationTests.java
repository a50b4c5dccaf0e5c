package com.heycmo.outreach.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.heycmo.outreach.testsupport.QueueRow;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Two people review the same queue, or an agent changes drafts during a review. */
class ConcurrentReviewIntegrationTests extends BrowserTest {

    private static final String SET_VISIBLE =
            "(shown) => { Object.defineProperty(document, 'hidden', { value: !shown, configurable: true });"
                    + " document.dispatchEvent(new Event('visibilitychange')); }";

    @Test
    void aDecisionAboutAnOldTextShowsTheChangesAndIsAskedAgain() {
        complaints.expectErrorResponses();
        UUID id = draft("Jane Doe", "Hi Jane, see you on Monday");
        ReviewPage review = reviewer();
        review.page().clock().install();
        review.page().route("**/live", route -> route.abort());
        review.open();

        edit(id, "Hi Jane, see you on Friday");
        review.approve(id);
        review.pass(10);

        assertThat(review.card(id).getByText("The draft has changed since you last saw it."))
                .isVisible();
        assertThat(review.card(id).locator(".notice del")).hasText("Monday");
        assertThat(review.card(id).locator(".notice ins")).hasText("Friday");
        review.hasFocusOn(id);
        assertThat(status(id)).isEqualTo("pending_review");
        review.press("a");
        assertThat(review.card(id).locator(".holding")).hasCount(0);

        review.button(id, "I have read it (n)").click();
        review.approve(id);
        review.pass(10);
        assertThat(review.card(id)).containsText("Approved by Rita Reviewer");
        assertThat(status(id)).isEqualTo("approved");
    }

    @Test
    void aNewVersionOfADraftInViewShowsTheChangesAndMustBeConfirmedBeforeADecision() {
        UUID id = draft("Jane Doe", "Hi Jane, see you on Monday");
        ReviewPage review = reviewer();
        review.page().clock().install();
        review.openAndListen();

        edit(id, "Hi Jane, see you on Friday");

        assertThat(review.card(id).locator(".notice")).containsText("New version");
        assertThat(review.card(id).locator(".notice del")).hasText("Monday");
        assertThat(review.card(id).locator(".notice ins")).hasText("Friday");
        review.hasFocusOn(id);
        review.press("a");
        review.approve(id);
        assertThat(review.card(id).locator(".holding")).hasCount(0);
        assertThat(review.page().locator("#announcement")).containsText("Read the new version first");

        review.press("n");
        assertThat(review.card(id).locator(".notice")).hasCount(0);
        review.press("a");
        review.pass(10);
        assertThat(review.card(id)).containsText("Approved by Rita Reviewer");
        assertThat(rows.read(customer, id)).containsEntry("status", "approved").containsEntry("version", 2);
    }

    @Test
    void aBulkDecisionLeavesOutAndNamesWhatHasChangedSinceItWasSelected() {
        UUID changed = draft("Jane Doe", "Hi Jane");
        UUID same = draft("John Roe", "Hi John");
        ReviewPage review = reviewer();
        review.page().clock().install();
        review.openAndListen();
        review.press("x");
        review.press("j");
        review.press("x");

        edit(changed, "Hello Jane");
        assertThat(review.card(changed).locator(".notice")).containsText("New version");
        assertThat(review.page().locator("#selected-count")).hasText("2");
        review.page().locator("#selection [data-bulk=approve]").click();
        assertThat(review.page().locator("#bulk-left-out li")).containsText("Jane Doe");
        review.page().locator("#bulk-go").click();
        review.pass(10);

        assertThat(review.card(same)).containsText("Approved by Rita Reviewer");
        assertThat(status(changed)).isEqualTo("pending_review");
        assertThat(status(same)).isEqualTo("approved");
    }

    @Test
    void decisionsOfOthersAppearWithinTwoSecondsAndNothingMoves() {
        List<UUID> ids = drafts(20);
        ReviewPage review = reviewer().openAndListen();
        ReviewPage other = reviewer();
        other.page().clock().install();
        other.open();
        for (int i = 0; i < 10; i++) {
            review.press("j");
        }
        review.hasFocusOn(ids.get(10));
        double before = focusPosition(review);

        other.approve(ids.get(11));
        other.pass(10);
        assertThat(other.card(ids.get(11))).containsText("Approved by Rita Reviewer");

        assertThat(review.card(ids.get(11))).containsText("Approved by Rita Reviewer", withinTwoSeconds());
        review.hasFocusOn(ids.get(10));
        assertThat(focusPosition(review)).isCloseTo(before, within(2.0));
    }

    /** The focused element's distance from the top of the window. */
    private static double focusPosition(ReviewPage review) {
        return ((Number) review.page().evaluate("document.activeElement.getBoundingClientRect().top")).doubleValue();
    }

    @Test
    void anEditorWithTypedTextIsNotOverwritten() {
        UUID id = draft("Jane Doe", "Hi Jane");
        ReviewPage review = reviewer().openAndListen();
        review.press("e");
        review.editor(id).fill("I was typing");

        edit(id, "Somebody else's text");

        assertThat(review.card(id).getByText("This draft has changed.")).isVisible();
        assertThat(review.editor(id)).hasValue("I was typing");
        assertThat(review.editor(id)).isFocused();
        complaints.expectErrorResponses();
        review.button(id, "Save").click();
        assertThat(review.card(id).locator(".notice ins").first()).hasText("Somebody");
        assertThat(review.editor(id)).hasValue("I was typing");
    }

    @Test
    void aLateAnswerDoesNotReplaceANewerCard() {
        UUID id = draft("Jane Doe", "Hi Jane");
        ReviewPage review = reviewer().openAndListen();
        List<Route> routes = new ArrayList<>();
        List<APIResponse> late = new ArrayList<>();
        review.page().route("**/changes**", route -> {
            late.add(route.fetch());
            routes.add(route);
        });
        rows.change(
                customer,
                id,
                QueueRow.changes().with("prospect_role", "CTO").at("updated_at", java.time.Duration.ZERO));
        review.page().waitForCondition(() -> !routes.isEmpty());
        review.press("e");
        review.editor(id).fill("Hello Jane");
        review.button(id, "Save").click();
        assertThat(review.card(id).locator(".body")).hasText("Hello Jane");

        review.page()
                .evaluate("() => { window.swapped = new Promise((resolve) =>"
                        + " document.addEventListener('htmx:afterOnLoad', resolve, { once: true })); }");
        List<String> requests = new ArrayList<>();
        review.page().onRequest(request -> requests.add(request.url()));
        routes.get(0).fulfill(new Route.FulfillOptions().setResponse(late.get(0)));
        review.page().evaluate("() => window.swapped.then(() => true)");

        assertThat(requests).noneMatch(url -> url.endsWith("/compare"));
        assertThat(review.card(id).locator(".body")).hasText("Hello Jane");
        review.press("s");
        assertThat(review.card(id).locator(".holding")).isVisible();
    }

    @Test
    void newDraftsAreCountedAndShownOnDemand() {
        draft("Jane Doe", "Hi Jane");
        ReviewPage review = reviewer().openAndListen();

        UUID first = draft("John Roe", "Hi John");
        UUID second = draft("Mary Major", "Hi Mary");
        rows.insert(QueueRow.sent(customer, java.time.Duration.ofHours(1)));

        assertThat(review.newDrafts()).containsText("Show 2 new drafts", withinFiveSeconds());
        assertThat(review.cards()).hasCount(1);
        assertThat(review.page().locator(".tabs a[aria-current] .count")).hasText("3");
        review.newDrafts().locator("a").click();
        assertThat(review.card(first)).isVisible();
        assertThat(review.card(second)).isVisible();
    }

    @Test
    void aHiddenPageSendsNoRequestsAndCatchesUpLater() {
        UUID id = draft("Jane Doe", "Hi Jane");
        ReviewPage review = reviewer().openAndListen();
        Page page = review.page();
        List<Request> closed = new ArrayList<>();
        page.onRequestFailed(closed::add);
        page.evaluate(SET_VISIBLE, false);
        page.waitForCondition(() -> closed.stream().anyMatch(ConcurrentReviewIntegrationTests::isLive));
        List<String> asked = new ArrayList<>();
        page.onRequest(request -> asked.add(request.url()));

        edit(id, "Hello again");
        UUID fresh = draft("John Roe", "Hi John");
        // Another page gets the update, so this one would have got it too.
        ReviewPage other = reviewer().openAndListen();
        rows.change(
                customer,
                id,
                QueueRow.changes().with("prospect_role", "CTO").at("updated_at", java.time.Duration.ZERO));
        assertThat(other.card(id)).containsText("CTO");
        assertThat(asked).isEmpty();

        page.evaluate(SET_VISIBLE, true);
        assertThat(review.card(id).locator(".body")).hasText("Hello again");
        assertThat(review.newDrafts()).containsText("Show 1 new draft");
        assertThat(review.card(fresh)).hasCount(0);
    }

    private static boolean isLive(Request request) {
        return request.url().endsWith("/live");
    }

    /** Changes the text like an agent's newer draft or an edit in another browser. */
    private void edit(UUID id, String body) {
        rows.change(
                customer,
                id,
                QueueRow.changes().body(body).with("version", 2).at("updated_at", java.time.Duration.ZERO));
    }

    private static LocatorAssertions.ContainsTextOptions withinTwoSeconds() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(2000);
    }

    private static LocatorAssertions.ContainsTextOptions withinFiveSeconds() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(5000);
    }
}
