package com.heycmo.outreach.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The history on a card and on its own page. */
class HistoryIntegrationTests extends BrowserTest {

    @Test
    void aCardShowsTheHistoryOfItsDraft() {
        List<UUID> ids = drafts(2);
        ReviewPage review = reviewer();
        review.page().clock().install();
        review.open();
        editAndSkip(review, ids.get(0));
        review.open("?open=" + ids.get(0));

        review.card(ids.get(0)).locator(".history summary").click();

        Locator entries = review.card(ids.get(0)).locator(".entries li");
        assertThat(entries).hasCount(2);
        assertThat(entries.first()).containsText("skipped");
        assertThat(entries.first()).containsText("Rita Reviewer");
        assertThat(entries.first().locator("q")).hasText("not now");
        assertThat(entries.last()).containsText("edited");
        assertThat(entries.last()).containsText("version 2");
    }

    @Test
    void theHistoryIsSearchableAndLinksToTheDrafts() {
        List<UUID> ids = drafts(2);
        ReviewPage review = reviewer();
        review.page().clock().install();
        review.open();
        editAndSkip(review, ids.get(0));
        review.page().getByText("Pause sending").click();
        review.open("/history");
        Locator entries = review.page().locator("tbody tr");
        assertThat(entries).hasCount(3);

        review.page().locator("select[name=what]").selectOption("paused");
        review.filter();
        assertThat(entries).hasCount(1);
        assertThat(entries).containsText("Rita Reviewer");
        review.page().locator("select[name=what]").selectOption("");
        review.page().locator("#search").fill("not NOW");
        review.filter();
        assertThat(entries).hasCount(1);
        entries.getByText("Person 1").click();
        assertThat(review.card(ids.get(0))).containsText("Skipped by Rita Reviewer");
        review.hasFocusOn(ids.get(0));
    }

    private static void editAndSkip(ReviewPage review, UUID id) {
        review.press("e");
        review.editor(id).fill("Another text");
        review.press("Control+Enter");
        assertThat(review.card(id).locator(".body")).hasText("Another text");
        review.press("Shift+S");
        review.page().keyboard().type("not now");
        review.press("Enter");
        review.pass(10);
        assertThat(review.card(id)).containsText("Skipped by Rita Reviewer");
    }
}
