package com.heycmo.outreach.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.heycmo.outreach.testsupport.QueueRow;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A text that a person has typed is kept in the browser until the person saves or discards it. */
class UnsavedTextsIntegrationTests extends BrowserTest {

    private static final String TYPED = "Hi Jane, typed\nin two lines";

    @Test
    void escapeAndTheEndOfThePageKeepTheText() {
        UUID id = draft("Jane Doe", "Hi Jane");
        ReviewPage review = typed(id);
        review.press("Escape");
        review.hasFocusOn(id);
        assertThat(unsaved(review, id)).containsText("Unsaved text");

        review.press("e");
        assertThat(review.editor(id)).hasValue(TYPED);
        review.page().close();
        ReviewPage again = new ReviewPage(context(review).newPage(), review.url()).open();
        assertThat(unsaved(again, id)).containsText("typed");
        again.button(id, "Continue editing").click();
        assertThat(again.editor(id)).hasValue(TYPED);
        assertThat(again.editor(id)).isFocused();
        again.button(id, "Save").click();

        assertThat(again.card(id).locator(".body")).hasText(TYPED);
        again.page().reload();
        assertThat(again.card(id).locator(".body")).hasText(TYPED);
        assertThat(unsaved(again, id)).hasCount(0);
        assertThat(again.keptTexts()).isZero();
    }

    @Test
    void theTextIsDiscardedOnDemand() {
        UUID id = draft("Jane Doe", "Hi Jane");
        ReviewPage review = typed(id);
        review.press("Escape");
        review.button(id, "Discard").click();

        assertThat(unsaved(review, id)).hasCount(0);
        review.hasFocusOn(id);
        review.press("e");
        assertThat(review.editor(id)).hasValue("Hi Jane");
        assertThat(review.keptTexts()).isZero();
    }

    @Test
    void aDraftWithUnsavedTextIsNotApproved() {
        UUID id = draft("Jane Doe", "Hi Jane");
        ReviewPage review = typed(id);
        review.press("Escape");
        review.press("a");

        assertThat(review.card(id).locator(".holding")).hasCount(0);
        assertThat(review.page().locator("#announcement")).containsText("Save or discard");
        assertThat(review.button(id, "Continue editing")).isFocused();
    }

    @Test
    void aDraftWithUnsavedTextIsNotApprovedBeforeTheBrowserTellsThatTheEditorIsClosed() {
        UUID id = draft("Jane Doe", "Hi Jane");
        ReviewPage review = typed(id);
        review.page().evaluate("""
                () => ['Escape', 'a'].forEach((key) =>
                  document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true })))""");

        assertThat(review.page().locator("#announcement")).containsText("Save or discard");
        assertThat(review.card(id).locator(".holding")).hasCount(0);
    }

    @Test
    void aFailedSaveSaysSoBesideTheTextAndIsRepeated() {
        complaints.expectErrorResponses();
        UUID id = draft("Jane Doe", "Hi Jane");
        ReviewPage review = reviewer();
        review.page().clock().install();
        type(review.open(), id);
        for (int status : new int[] {0, 503, 429}) {
            review.page().route("**/edit", route -> fail(route, status));
            review.button(id, "Save").click();
            assertThat(review.card(id).locator(".save-state")).containsText("Not saved yet");
            review.page().unroute("**/edit");
            review.pass(3);
            assertThat(review.card(id).locator(".body")).hasText(TYPED);
            rows.change(customer, id, QueueRow.changes().body("Hi Jane"));
            type(review.open(), id);
        }
        review.page().route("**/edit", route -> fail(route, 500));
        review.button(id, "Save").click();
        assertThat(review.card(id).locator(".save-state")).containsText("something went wrong");
        assertThat(review.editor(id)).hasValue(TYPED);
    }

    @Test
    void aTextSurvivesTheEndOfTheSession() {
        complaints.expectErrorResponses();
        UUID id = draft("Jane Doe", "Hi Jane");
        ReviewPage review = typed(id);
        context(review).clearCookies();
        review.button(id, "Save").click();
        assertThat(review.card(id).locator(".save-state")).containsText("Not saved yet");

        Page other = review.page()
                .waitForPopup(() -> review.page().locator("#signed-out a").click());
        SignInForm.submit(other, "reviewer", pages.password("reviewer"));
        assertThat(other.locator("#review")).isVisible();

        assertThat(review.card(id).locator(".body")).hasText(TYPED);
    }

    @Test
    void aTextAgainstAnOlderVersionIsSavedOnlyAfterItsDifferenceWasShown() {
        complaints.expectErrorResponses();
        UUID id = draft("Jane Doe", "Hi Jane");
        ReviewPage review = typed(id);
        review.press("Escape");
        rows.change(
                customer,
                id,
                QueueRow.changes().body("Hello Jane").with("version", 2).at("updated_at", Duration.ZERO));
        review.page().reload();
        review.button(id, "Continue editing").click();
        review.button(id, "Save").click();

        assertThat(review.card(id).locator(".notice ins")).hasText("Hello");
        assertThat(review.editor(id)).hasValue(TYPED);
        review.button(id, "Save").click();
        assertThat(review.card(id).locator(".body")).hasText(TYPED);
    }

    @Test
    void textsForErasedDraftsAreDroppedOnEveryPage() {
        UUID decided = draft("Jane Doe", "Hi Jane");
        UUID erased = draft("John Roe", "Hi John");
        UUID open = draft("Mary Major", "Hi Mary");
        ReviewPage review = reviewer().open();
        for (UUID id : new UUID[] {decided, erased, open}) {
            type(review, id);
            review.press("Escape");
        }
        assertThat(review.keptTexts()).isEqualTo(3);
        rows.change(customer, decided, skipped());
        rows.erase(customer, erased);

        review.page().waitForResponse("**/erased**", () -> review.open("/history"));
        review.page().waitForCondition(() -> review.keptTexts() == 2);
    }

    @Test
    void aTextForADraftThatSomebodyElseHasDecidedIsOfferedToContinueOrToCopy() {
        UUID skipped = draft("Jane Doe", "Hi Jane");
        UUID sent = draft("John Roe", "Hi John");
        ReviewPage review = reviewer().openAndListen();
        type(review, sent);
        review.press("Escape");
        type(review, skipped);
        rows.change(customer, skipped, skipped());
        rows.change(customer, sent, QueueRow.changes().with("status", "sent").at("sent_at", Duration.ZERO));
        assertThat(review.card(skipped).getByText("This draft has changed.")).isVisible();
        review.press("Escape");
        assertThat(unsaved(review, skipped)).containsText("typed");

        review.open("?tab=sent");
        assertThat(unsaved(review, sent)).containsText("typed");
        assertThat(review.button(sent, "Continue editing")).hasCount(0);
        review.button(sent, "Copy").click();
        assertThat(review.page().evaluate("getSelection().toString()"))
                .asString()
                .contains("typed");

        review.open("?tab=skipped").button(skipped, "Continue editing").click();
        review.button(skipped, "Save and return to review").click();
        await().untilAsserted(() -> assertThat(rows.read(customer, skipped))
                .containsEntry("status", "pending_review")
                .containsEntry("body", TYPED));
        review.page().waitForCondition(() -> review.keptTexts() == 1);
    }

    @Test
    void aTextThatTheBrowserCannotKeepStaysInItsCardAndIsWarnedAbout() {
        complaints.expectErrorResponses();
        UUID unkept = draft("Jane Doe", "Hi Jane");
        UUID other = draft("John Roe", "Hi John");
        ReviewPage review = reviewer();
        review.page().addInitScript("""
                const keep = Storage.prototype.setItem;
                Storage.prototype.setItem = function (key, value) {
                    if (key.endsWith('%s')) { throw new Error('full'); }
                    keep.call(this, key, value);
                };
                for (let n = 0; n < 150; n++) {
                    localStorage.setItem('outreach.typed.x.y.' + n, JSON.stringify({ body: 'x', at: Date.now() }));
                }
                """.formatted(unkept));
        review.openAndListen();
        type(review, unkept);
        review.press("Escape");
        type(review, other);
        review.press("Escape");

        assertThat(review.keptTexts()).isEqualTo(151);
        assertThat(review.page().evaluate("dispatchEvent(new Event('beforeunload', { cancelable: true }))"))
                .as("may leave without a question")
                .isEqualTo(false);
        rows.change(customer, unkept, QueueRow.changes().body("Hello").with("version", 2));
        assertThat(review.card(unkept).getByText("This draft has changed.")).isVisible();
        assertThat(review.editor(unkept)).hasValue(TYPED);
        review.card(unkept).focus();
        review.press("e");
        review.button(unkept, "Save").click();
        assertThat(review.card(unkept).locator(".notice ins").first()).isVisible();
    }

    @Test
    void signingOutDiscardsTextsIfThePersonAgrees() {
        complaints.expectErrorResponses();
        UUID id = draft("Jane Doe", "Hi Jane");
        // In a session that no other test uses.
        ReviewPage review = new ReviewPage(stranger(), pages.ui() + "/" + customer).open();
        SignInForm.submit(review.page(), "reviewer", pages.password("reviewer"));
        type(review, id);
        review.press("Escape");
        Locator dialog = review.page().locator("#sign-out");
        review.page().getByText("Sign out").first().click();
        assertThat(dialog).containsText("1 unsaved text");
        dialog.getByText("Stay signed in").click();
        assertThat(review.keptTexts()).isEqualTo(1);

        review.page().getByText("Sign out").first().click();
        dialog.getByText("Sign out and discard").click();
        review.page().waitForURL("**/idp/login**");
        assertThat(review.keptTexts()).isZero();
    }

    private static QueueRow skipped() {
        return QueueRow.changes()
                .with("status", "skipped")
                .at("skipped_at", Duration.ZERO)
                .with("skipped_by_user_id", RITA)
                .at("updated_at", Duration.ZERO);
    }

    private ReviewPage typed(UUID id) {
        ReviewPage review = reviewer().open();
        type(review, id);
        return review;
    }

    private static void type(ReviewPage review, UUID id) {
        review.card(id).focus();
        review.press("e");
        review.editor(id).fill(TYPED);
    }

    private static void fail(Route route, int status) {
        if (status == 0) {
            route.abort();
        } else {
            route.fulfill(new Route.FulfillOptions().setStatus(status));
        }
    }

    private static Locator unsaved(ReviewPage review, UUID id) {
        return review.card(id).locator(".unsaved");
    }

    private static BrowserContext context(ReviewPage review) {
        return review.page().context();
    }
}
