package com.heycmo.outreach.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.testsupport.QueueRow;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.KeyboardModifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Bulk decisions about selected drafts, a range, or all that match. */
class BulkDecisionsIntegrationTests extends BrowserTest {

    @Test
    void showsWhatItWillDoAndHoldsItForTenSeconds() {
        complaints.expectErrorResponses();
        List<UUID> ids = drafts(4);
        UUID invitation = rows.insert(QueueRow.pending(customer)
                .action(Action.CONNECTION_REQUEST)
                .with("prospect_name", "Ina Vite")
                .with("intent_source", "funding_news")
                .body("Hi {{first_name}}"));
        UUID changed = draft("Chan Ged", "Hi Chan");
        ReviewPage review = installed();
        review.page().route("**/live", Route::abort);
        review.open();
        rows.change(customer, changed, QueueRow.changes().with("version", 2));
        review.press("*");
        review.press("a");

        assertThat(dialog(review).locator(".counts").first()).containsText("Message 4");
        assertThat(dialog(review).locator(".counts").first()).containsText("Connection request 1");
        assertThat(dialog(review).locator(".counts").last()).containsText("funding_news 1");
        assertThat(dialog(review).locator(".warnings")).containsText("1 × The text contains a placeholder");
        assertThat(dialog(review).locator("#bulk-left-out")).containsText("Chan Ged: The draft has changed");
        assertThat(dialog(review).locator("#bulk-names li")).hasCount(5);
        assertThat(dialog(review).locator("#bulk-go")).hasText("Approve 5");
        review.press("Enter");
        assertThat(runs(review)).containsText("Approved: 5 · Saving in 10 s");
        assertThat(review.page().locator(".holding")).hasCount(5);
        assertThat(bar(review)).isHidden();
        review.pass(8);
        assertThat(status(invitation)).isEqualTo("pending_review");

        review.button(ids.get(0), "Undo").click();
        assertThat(runs(review)).containsText("Approved: 4");
        review.pass(2);
        assertThat(review.card(ids.get(1))).containsText("Approved by Rita Reviewer");
        assertThat(runs(review).locator(".run")).hasCount(0);
        assertThat(review.button(ids.get(0), "Approve")).isVisible();
        assertThat(statuses(ids)).containsExactly("pending_review", "approved", "approved", "approved");
        assertThat(status(invitation)).isEqualTo("approved");
        assertThat(status(changed)).isEqualTo("pending_review");
    }

    @Test
    void isUndoneAsAWhole() {
        List<UUID> ids = drafts(3);
        ReviewPage review = installed().open();
        select(review, ids.get(0)).click();
        select(review, ids.get(1)).click();
        review.press("s");
        dialog(review).locator("#bulk-go").click();
        assertThat(review.page().locator(".holding")).hasCount(2);
        review.hasFocusOn(ids.get(2));
        review.press("u");

        assertThat(review.page().locator(".holding")).hasCount(0);
        review.press("s");
        review.pass(10);
        await().untilAsserted(() -> assertThat(status(ids.get(2))).isEqualTo("skipped"));
        assertThat(statuses(ids.subList(0, 2))).containsOnly("pending_review");
    }

    @Test
    void leavingThePageSendsIt() {
        List<UUID> ids = drafts(3);
        ReviewPage review = reviewer().open();
        review.press("*");
        bulk(review, "Approve");
        assertThat(review.page().locator(".holding")).hasCount(3);
        review.page().getByText("History").first().click();

        await().untilAsserted(() -> assertThat(statuses(ids)).containsOnly("approved"));
    }

    @Test
    void aFailedRequestIsRepeated() {
        complaints.expectErrorResponses();
        List<UUID> ids = drafts(2);
        ReviewPage review = installed().open();
        review.page().route("**/bulk", Route::abort);
        review.press("*");
        bulk(review, "Approve");
        review.pass(10);
        assertThat(runs(review)).containsText("Not saved yet");
        review.page().unroute("**/bulk");
        review.pass(3);

        assertThat(review.card(ids.get(1))).containsText("Approved by Rita Reviewer");
        assertThat(statuses(ids)).containsOnly("approved");
    }

    @Test
    void approvesSelectedDrafts() {
        List<UUID> ids = drafts(5);
        ReviewPage review = installed().open();

        select(review, ids.get(1)).click();
        select(review, ids.get(3)).click();
        assertThat(bar(review)).containsText("2 selected");
        bar(review).getByText("Approve").click();
        assertThat(dialog(review)).containsText("Approve 2 drafts as currently written?");
        assertThat(dialog(review).getByText("Cancel")).isVisible();
        dialog(review)
                .getByText("Approve 2", new Locator.GetByTextOptions().setExact(true))
                .click();
        review.pass(10);

        isDone(review, "2 of 2 done.");
        assertThat(statuses(ids))
                .containsExactly("pending_review", "approved", "pending_review", "approved", "pending_review");
        assertThat(rows.read(customer, ids.get(1))).containsEntry("approved_via", "page_bulk");
    }

    @Test
    void skipsARangeSelectedByMouseAndKeyboard() {
        List<UUID> ids = drafts(8);
        ReviewPage review = installed().open();

        select(review, ids.get(0)).click();
        select(review, ids.get(2)).click(new Locator.ClickOptions().setModifiers(List.of(KeyboardModifier.SHIFT)));
        assertThat(bar(review)).containsText("3 selected");
        review.card(ids.get(5)).focus();
        review.press("x");
        review.press("j");
        review.press("j");
        review.press("Shift+X");
        assertThat(bar(review)).containsText("6 selected");
        bulk(review, "Skip");
        review.pass(10);

        isDone(review, "6 of 6 done.");
        assertThat(statuses(ids.subList(3, 5))).containsOnly("pending_review");
        assertThat(rows.all(customer))
                .filteredOn(row -> "skipped".equals(row.get("status")))
                .hasSize(6);
    }

    @Test
    void approvesAllThatMatchAlsoThoseNotLoaded() {
        drafts(60);
        UUID other = draft("Somebody", "Quite another text.");
        ReviewPage review = installed().open("?q=this+is+draft");

        select(review, rows.all(customer).get(0)).click();
        bar(review).getByText("Select all that match").click();
        assertThat(bar(review)).containsText("60 selected");
        bulk(review, "Approve");
        review.pass(10);

        isDone(review, "60 of 60 done.");
        assertThat(rows.all(customer))
                .filteredOn(row -> "approved".equals(row.get("status")))
                .hasSize(60);
        assertThat(status(other)).isEqualTo("pending_review");
        assertThat(review.page().getByText("No results for these filters.")).isVisible();
    }

    @Test
    void stopsBetweenTwoBatches() {
        drafts(50);
        ReviewPage review = installed().open();
        List<Route> held = new ArrayList<>();
        review.page().route("**/bulk", held::add);

        select(review, rows.all(customer).get(0)).click();
        bar(review).getByText("Select all that match").click();
        assertThat(bar(review)).containsText("50 selected");
        bulk(review, "Approve");
        review.pass(10);
        assertThat(runs(review)).containsText("0 of 50");
        review.page().waitForCondition(() -> held.size() == 1);
        runs(review).getByText("Stop").click();
        held.get(0).resume();

        isDone(review, "Stopped after 25 of 50.");
        assertThat(rows.all(customer))
                .filteredOn(row -> "approved".equals(row.get("status")))
                .hasSize(25);
    }

    @Test
    void listsAndRetriesFailures() {
        complaints.expectErrorResponses();
        List<UUID> ids = drafts(3);
        ReviewPage review = installed();
        review.page().route("**/live", Route::abort);
        review.open();
        for (UUID id : ids) {
            select(review, id).click();
        }
        bulk(review, "Approve");
        rows.change(customer, ids.get(1), QueueRow.changes().with("version", 2));
        review.pass(10);

        assertThat(dialog(review)).containsText("2 of 3 done.");
        assertThat(dialog(review).locator("li")).hasCount(1);
        assertThat(dialog(review).locator("li")).containsText("Person 2: The draft has changed");
        assertThat(review.button(ids.get(1), "Approve")).isVisible();
        rows.change(customer, ids.get(1), QueueRow.changes().with("version", 1));
        dialog(review).getByText("Retry failed").click();
        review.pass(10);

        isDone(review, "1 of 1 done.");
        assertThat(statuses(ids)).containsOnly("approved");
    }

    @Test
    void handlesFiveThousandDrafts() {
        pages.jdbc().sql("""
                INSERT INTO linkedin_outreach_queue
                       (customer_id, id, action, prospect_url, prospect_name, body, created_at)
                SELECT CAST(:customer AS uuid), gen_random_uuid(), 'message', 'https://www.linkedin.com/in/many-' || n,
                       'Person ' || n, 'Hi, this is draft ' || n, now() - (6000 - n) * interval '1 second'
                  FROM generate_series(1, 5000) AS n
                """).param("customer", customer.toString()).update();
        ReviewPage review = reviewer().open();

        assertThat(review.page().locator(".tabs a[aria-current] .count")).hasText("1,000+");
        assertThat(review.cards().first()).containsText("Person 1");
        review.press("j");
        assertThat(review.cards().nth(1)).isFocused();
        review.press("x");
        bar(review).getByText("Select all that match").click();
        assertThat(bar(review)).containsText("5000 selected");
        review.open("?q=draft+4999");
        assertThat(review.cards()).hasCount(1);
    }

    /** A reviewer whose page's clock the test moves. */
    private ReviewPage installed() {
        ReviewPage review = reviewer();
        review.page().clock().install();
        return review;
    }

    private static void isDone(ReviewPage review, String announcement) {
        assertThat(review.page().locator("#announcement")).hasText(announcement);
        assertThat(dialog(review)).isHidden();
    }

    private static Locator runs(ReviewPage review) {
        return review.page().locator("#bulk-runs");
    }

    private List<String> statuses(List<UUID> ids) {
        return ids.stream().map(this::status).toList();
    }

    private static Locator select(ReviewPage review, Map<String, ?> row) {
        return select(review, UUID.fromString(String.valueOf(row.get("id"))));
    }

    private static Locator select(ReviewPage review, UUID id) {
        return review.card(id).locator(".select input");
    }

    private static Locator bar(ReviewPage review) {
        return review.page().locator("#selection");
    }

    private static Locator dialog(ReviewPage review) {
        return review.page().locator("#bulk");
    }

    private static void bulk(ReviewPage review, String operation) {
        bar(review)
                .getByText(operation, new Locator.GetByTextOptions().setExact(true))
                .click();
        dialog(review).locator("#bulk-go").click();
    }
}
