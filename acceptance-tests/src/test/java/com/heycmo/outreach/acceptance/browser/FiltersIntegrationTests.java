package com.heycmo.outreach.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.testsupport.QueueRow;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;
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
        choose(review, "action", "comment");
        choose(review, "source", "job & change");
        shows(review, comment);
        choose(review, "source", "job & change");
        review.page().locator("select[name=days]").selectOption("1");
        shows(review, soon);
    }

    @Test
    void theyApplyAtOnceWithoutAReloadAndKeepTheFocus() {
        ReviewPage review = reviewer().openAndListen();
        review.page().evaluate("window.sameDocument = true");

        review.press("/");
        review.page().keyboard().type("carl");

        shows(review, comment);
        assertThat(review.page().locator("#search")).isFocused();
        assertThat(review.matches()).hasText("1 of 3 Clear filters");
        assertThat(review.page()).hasURL(review.url() + "?q=carl");
        org.assertj.core.api.Assertions.assertThat(review.page().evaluate("window.sameDocument"))
                .isEqualTo(true);
        UUID added = rows.insert(QueueRow.pending(customer).with("prospect_name", "Carla New"));
        assertThat(review.newDrafts()).hasText("Show 1 new draft");
        review.newDrafts().getByText("Show 1 new draft").click();
        assertThat(review.cards()).hasCount(2);
        assertThat(review.card(added)).isVisible();
    }

    @Test
    void severalActionsAndSourcesMayBeChosen() {
        ReviewPage review = reviewer().open();

        choose(review, "source", "funding_news");
        choose(review, "source", "job & change");

        assertThat(review.cards()).hasCount(2);
        assertThat(review.matches()).containsText("2 of 3");
        assertThat(review.page().locator("#chosen-source")).hasText("2 chosen");
        choose(review, "action", "message");
        shows(review, jane);
        assertThat(review.page().locator("#chosen-action")).hasText("Message");
        review.page().locator("body").press("Shift+X");
        review.page().locator("#select-matching").click();
        assertThat(review.page().locator("#selected-count")).hasText("1");
    }

    @Test
    void daysLeftAreOfferedWhereDraftsExpire() {
        ReviewPage review = reviewer().open("?days=1");
        assertThat(review.cards()).hasCount(1);

        review.tab("Sent");
        assertThat(review.page().locator("select[name=days]")).hasCount(0);
        assertThat(review.page().locator("#matches")).isEmpty();
        review.tab("Approved");
        assertThat(review.page().locator("select[name=days]")).hasValue("");
    }

    @Test
    void aHeldDecisionCanBeUndoneWhateverTheFiltersShow() {
        ReviewPage review = reviewer();
        review.page().clock().install();
        review.open("?open=" + jane);
        review.press("a");

        review.page().locator("#search").fill("carl");
        review.page().clock().runFor(1000);

        assertThat(review.cards()).hasCount(2);
        assertThat(review.card(jane).locator(".holding")).containsText("Approved");
        // Live updates replace it.
        String person = review.card(jane).getAttribute("data-person");
        assertThat(review.page().locator("#sequence-" + person)).hasCount(1);
        review.page().waitForResponse(response -> response.url().contains("/changes"), () -> review.pass(10));
        assertThat(review.card(jane)).containsText("Approved by Rita Reviewer");
        org.assertj.core.api.Assertions.assertThat(status(jane)).isEqualTo("approved");
    }

    @Test
    void filtersAreSavedUnderANameInThisBrowser() {
        ReviewPage review = reviewer().open();
        choose(review, "action", "comment");
        shows(review, comment);
        Locator saved = review.page().locator("#saved");
        saved.locator("summary").click();
        saved.locator("input").fill("<b>Comments</b>");
        saved.locator("input").press("Enter");
        assertThat(saved.locator("li")).hasText("<b>Comments</b>×");

        review.open("?tab=sent");
        saved.locator("summary").click();
        review.follow(() -> saved.getByText("<b>Comments</b>").click());
        shows(review, comment);
        saved.locator("summary").click();
        saved.getByLabel("Delete <b>Comments</b>").click();
        assertThat(saved.locator("li")).hasCount(0);
        review.page().reload();
        assertThat(saved.locator("li")).hasCount(0);
    }

    @Test
    void backForwardAndReloadKeepTheFilters() {
        ReviewPage review = reviewer().open();
        search(review, "carl");
        choose(review, "action", "comment");
        assertThat(review.page()).hasURL(Pattern.compile(".*action=comment.*"));
        review.tab("Sent");
        assertThat(review.page().locator("#search")).hasValue("carl");
        assertThat(review.cards()).hasCount(0);

        travel(review, -1);
        shows(review, comment);
        assertThat(review.page().locator("#filters [value=comment]")).isChecked();
        travel(review, -1);
        assertThat(review.page()).hasURL(review.url() + "?q=carl");
        travel(review, -1);
        assertThat(review.cards()).hasCount(3);
        travel(review, 1);
        assertThat(review.page()).hasURL(review.url() + "?q=carl");
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

    /** Goes back or forward, and waits for the page that is loaded then. */
    private static void travel(ReviewPage review, int steps) {
        review.page().evaluate("document.documentElement.dataset.before = 'true'");
        review.page().evaluate("steps => history.go(steps)", steps);
        assertThat(review.page().locator("html[data-before]")).hasCount(0);
    }

    private static void search(ReviewPage review, String text) {
        review.press("/");
        assertThat(review.page().locator("#search")).isFocused();
        review.page().locator("#search").fill(text);
        assertThat(review.matches()).containsText(" of 3");
        assertThat(review.page()).hasURL(Pattern.compile(".*[?&]q=.*"));
        assertThat(review.page().locator("#search")).hasValue(text);
    }

    /** Checks or unchecks a value. */
    private static void choose(ReviewPage review, String filter, String value) {
        Locator menu = review.page()
                .locator(
                        ".pick details",
                        new Page.LocatorOptions().setHas(review.page().locator("[name=" + filter + "]")));
        menu.locator("summary").click();
        menu.locator("[value=\"" + value + "\"]").click();
        menu.locator("summary").press("Escape");
        assertThat(menu.locator(".panel")).isHidden();
    }

    private static void shows(ReviewPage review, UUID only) {
        assertThat(review.cards()).hasCount(1);
        assertThat(review.card(only)).isVisible();
    }
}
