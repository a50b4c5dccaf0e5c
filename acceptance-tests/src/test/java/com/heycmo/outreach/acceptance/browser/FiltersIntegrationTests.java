package com.heycmo.outreach.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.testsupport.QueueRow;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Filters and search. The URL holds the whole state of the page. */
class FiltersIntegrationTests extends BrowserTest {

    private UUID jane = UUID.randomUUID();
    private UUID comment = jane;
    private UUID soon = jane;

    @BeforeEach
    void threeDrafts() {
        jane = rows.insert(
                QueueRow.pending(customer).with("intent_source", "funding_news").body("50% & more_\\?"));
        comment = rows.insert(QueueRow.pending(customer)
                .action(Action.COMMENT)
                .with("prospect_name", "Carl Comment")
                .with("intent_source", "job & change"));
        soon = rows.insert(
                QueueRow.pending(customer).with("prospect_name", "Sue Soon").at("expires_at", Duration.ofHours(20)));
    }

    @Test
    void theSearchIsLiteral() {
        ReviewPage review = reviewer().open();

        search(review, "0% & MORE_\\?");
        shows(review, jane);
        search(review, "carl");
        shows(review, comment);
        search(review, "no such person");
        assertThat(review.page().getByText("No results for these filters.")).isVisible();
        review.page().getByText("Clear filters").last().click();
        assertThat(review.cards()).hasCount(3);
    }

    @Test
    void filtersByActionSourceAndDaysLeft() {
        ReviewPage review = reviewer().open();

        choose(review, "action", "comment");
        shows(review, comment);
        choose(review, "action", "");
        choose(review, "source", "job & change");
        shows(review, comment);
        choose(review, "source", "");
        choose(review, "days", "1");
        shows(review, soon);
    }

    @Test
    void backForwardAndReloadKeepTheFilters() {
        ReviewPage review = reviewer().open();
        search(review, "carl");
        choose(review, "action", "comment");
        review.tab("Sent");
        assertThat(review.page().locator("#search")).hasValue("carl");
        assertThat(review.cards()).hasCount(0);

        review.page().goBack();
        shows(review, comment);
        assertThat(review.page().locator("select[name=action]")).hasValue("comment");
        review.page().goBack();
        review.page().goBack();
        assertThat(review.cards()).hasCount(3);
        review.page().goForward();
        review.page().reload();
        shows(review, comment);
        assertThat(review.page().locator("#search")).hasValue("carl");
    }

    @Test
    void theUrlHoldsTheFocusedDraft() {
        ReviewPage review = reviewer().open();
        review.press("j");
        review.press("j");
        assertThat(review.page()).hasURL(review.url() + "?open=" + soon);

        review.page().reload();
        review.hasFocusOn(soon);
        review.open("?q=carl&open=" + jane);
        assertThat(review.cards()).hasCount(2);
        review.hasFocusOn(jane);
    }

    @Test
    void anUnknownFilterValueIsABadRequest() {
        complaints.expectErrorResponses();
        Page page = reviewer().open().page();

        assertThat(page.navigate(page.url() + "?days=many").status()).isEqualTo(400);
    }

    private static void search(ReviewPage review, String text) {
        review.press("/");
        assertThat(review.page().locator("#search")).isFocused();
        review.page().locator("#search").fill(text);
        review.follow(() -> review.press("Enter"));
        assertThat(review.page().locator("#search")).hasValue(text);
    }

    private static void choose(ReviewPage review, String filter, String value) {
        review.page().locator("select[name=" + filter + "]").selectOption(value);
        review.filter();
    }

    private static void shows(ReviewPage review, UUID only) {
        assertThat(review.cards()).hasCount(1);
        assertThat(review.card(only)).isVisible();
    }
}
