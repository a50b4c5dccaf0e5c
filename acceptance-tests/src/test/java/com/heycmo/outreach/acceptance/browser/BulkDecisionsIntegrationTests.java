package com.heycmo.outreach.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.testsupport.QueueRow;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Bulk decisions about selected drafts, a range, or all that match. */
class BulkDecisionsIntegrationTests extends BrowserTest {

    @Test
    void approvesSelectedDrafts() {
        List<UUID> ids = drafts(5);
        ReviewPage review = reviewer().open();

        select(review, ids.get(1)).click();
        select(review, ids.get(3)).click();
        assertThat(bar(review)).containsText("2 selected");
        bar(review).getByText("Approve").click();
        assertThat(dialog(review)).containsText("Approve 2 drafts as currently written?");
        assertThat(dialog(review).getByText("Cancel")).isVisible();
        dialog(review)
                .getByText("Approve 2", new Locator.GetByTextOptions().setExact(true))
                .click();

        assertThat(dialog(review)).containsText("2 of 2 done.");
        assertThat(statuses(ids))
                .containsExactly("pending_review", "approved", "pending_review", "approved", "pending_review");
        assertThat(rows.read(customer, ids.get(1))).containsEntry("approved_via", "page_bulk");
    }

    @Test
    void skipsARangeSelectedByMouseAndKeyboard() {
        List<UUID> ids = drafts(8);
        ReviewPage review = reviewer().open();

        select(review, ids.get(0)).click();
        select(review, ids.get(2)).click(new Locator.ClickOptions().setModifiers(shift()));
        assertThat(bar(review)).containsText("3 selected");
        review.card(ids.get(5)).focus();
        review.press("x");
        review.press("j");
        review.press("j");
        review.press("Shift+X");
        assertThat(bar(review)).containsText("6 selected");
        bulk(review, "Skip");

        assertThat(dialog(review)).containsText("6 of 6 done.");
        assertThat(statuses(ids.subList(3, 5))).containsOnly("pending_review");
        assertThat(rows.all(customer))
                .filteredOn(row -> "skipped".equals(row.get("status")))
                .hasSize(6);
    }

    @Test
    void approvesAllThatMatchAlsoThoseNotLoaded() {
        drafts(60);
        UUID other = draft("Somebody", "Quite another text.");
        ReviewPage review = reviewer().open("?q=this+is+draft");

        select(review, rows.all(customer).get(0)).click();
        bar(review).getByText("Select all that match").click();
        assertThat(bar(review)).containsText("60 selected");
        bulk(review, "Approve");

        assertThat(dialog(review)).containsText("60 of 60 done.");
        assertThat(status(other)).isEqualTo("pending_review");
        assertThat(rows.all(customer))
                .filteredOn(row -> "approved".equals(row.get("status")))
                .hasSize(60);
        dialog(review).getByText("Close").click();
        assertThat(review.page().getByText("No results for these filters.")).isVisible();
    }

    @Test
    void stopsBetweenTwoBatches() {
        drafts(50);
        ReviewPage review = reviewer().open();
        List<Route> held = new ArrayList<>();
        review.page().route("**/bulk", held::add);

        select(review, rows.all(customer).get(0)).click();
        bar(review).getByText("Select all that match").click();
        assertThat(bar(review)).containsText("50 selected");
        bulk(review, "Approve");
        assertThat(dialog(review)).containsText("0 of 50");
        assertThat(dialog(review).locator("progress")).isVisible();
        review.page().waitForCondition(() -> held.size() == 1);
        dialog(review).getByText("Stop").click();
        held.get(0).resume();

        assertThat(dialog(review)).containsText("Stopped after 25 of 50.");
        assertThat(rows.all(customer))
                .filteredOn(row -> "approved".equals(row.get("status")))
                .hasSize(25);
    }

    @Test
    void listsAndRetriesFailures() {
        complaints.expectErrorResponses();
        List<UUID> ids = drafts(3);
        ReviewPage review = reviewer();
        review.page().route("**/live", Route::abort);
        review.open();
        for (UUID id : ids) {
            select(review, id).click();
        }
        rows.change(customer, ids.get(1), QueueRow.changes().with("version", 2));
        bulk(review, "Approve");

        assertThat(dialog(review)).containsText("2 of 3 done.");
        assertThat(dialog(review).locator("li")).hasCount(1);
        assertThat(dialog(review).locator("li")).containsText("Person 2: The draft has changed");
        rows.change(customer, ids.get(1), QueueRow.changes().with("version", 1));
        dialog(review).getByText("Retry failed").click();

        assertThat(dialog(review)).containsText("1 of 1 done.");
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

    private List<String> statuses(List<UUID> ids) {
        return ids.stream().map(this::status).toList();
    }

    private static Locator select(ReviewPage review, Map<String, ?> row) {
        return select(review, UUID.fromString(String.valueOf(row.get("id"))));
    }

    private static Locator select(ReviewPage review, UUID id) {
        return review.card(id).locator(".select input");
    }

    private static List<com.microsoft.playwright.options.KeyboardModifier> shift() {
        return List.of(com.microsoft.playwright.options.KeyboardModifier.SHIFT);
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
