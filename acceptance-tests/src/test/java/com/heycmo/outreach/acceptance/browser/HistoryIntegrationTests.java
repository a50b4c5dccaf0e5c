package com.heycmo.outreach.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.heycmo.outreach.testsupport.QueueRow;
import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
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

        Locator entries = review.card(ids.get(0)).locator(".log li");
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
        Locator entries = review.page().locator(".log li");
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

    @Test
    void anEntryIsASentenceWithItsDateAndTime() {
        UUID id = rows.insert(QueueRow.failed(customer).with("prospect_name", "Fred Failed"));
        ReviewPage review = reviewer().open("?tab=failed");
        review.card(id).getByText("Edit and return to review").click();
        review.editor(id).fill("Another text");
        review.button(id, "Save and return to review").click();
        assertThat(review.card(id)).hasAttribute("data-status", "pending_review");

        review.open("/history");

        Locator entries = review.page().locator(".log li");
        assertThat(entries).hasCount(1);
        assertThat(entries.locator("p").first())
                .hasText("Rita Reviewer edited the message to Fred Failed and returned it to review.");
        assertThat(entries.locator("time")).hasText(Pattern.compile(".*20\\d\\d.*\\d:\\d\\d.*"));
    }

    @Test
    void theHistoryIsExportedAsItIsFiltered() throws IOException {
        UUID id = draft("=HYPERLINK(\"https://evil.test\")", "Hi");
        ReviewPage review = reviewer();
        review.page().clock().install();
        review.open();
        review.approve(id);
        review.pass(10);
        assertThat(review.card(id)).containsText("Approved by Rita Reviewer");
        review.page().getByText("Pause sending").click();
        review.open("/history?what=approved");

        Path file = review.page()
                .waitForDownload(() -> review.page().getByText("Export as CSV").click())
                .path();

        List<String> lines = Files.readAllLines(file);
        org.assertj.core.api.Assertions.assertThat(lines).hasSize(2);
        org.assertj.core.api.Assertions.assertThat(lines.get(1))
                .contains(",approved,person,Rita Reviewer,")
                .contains("\"'=HYPERLINK(\"\"https://evil.test\"\")\"");
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
