package com.heycmo.outreach.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.testsupport.QueueRow;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages use the browser's language and time zone. */
class LanguagesIntegrationTests extends BrowserTest {

    @ParameterizedTest
    @ValueSource(strings = {"en-US", "de-DE", "fr-FR"})
    void noPageLacksAText(String language) {
        new SampleQueue(rows, customer).insert();
        ReviewPage review = reviewer(new Browser.NewContextOptions().setLocale(language));

        for (String page : List.of(
                "",
                "?tab=approved",
                "?tab=sent",
                "?tab=failed",
                "?tab=skipped",
                "?q=zzz",
                "/new",
                "/limits",
                "/extensions",
                "/people",
                "/history")) {
            assertThat(review.open(page).page().content()).doesNotContain("??");
        }
        assertThat(review.page().locator("html")).hasAttribute("lang", language.startsWith("de") ? "de" : "en");
    }

    @Test
    void germanBrowsersGetGermanPages() {
        UUID id = draft("Jane Doe", "Hi Jane");
        ReviewPage review =
                reviewer(new Browser.NewContextOptions().setLocale("de-DE")).open();

        assertThat(review.button(id, "Freigeben")).isVisible();
        review.press("a");
        assertThat(review.card(id)).containsText("Freigegeben · wird in");
        assertThat(review.card(id).getByText("Rückgängig")).isVisible();
    }

    @Test
    void timesAreLocalAndUtcIsTheTooltip() {
        rows.insert(QueueRow.approved(customer).with("approved_at", Instant.parse("2026-01-15T23:30:00Z")));
        ReviewPage tokyo = reviewer(new Browser.NewContextOptions().setTimezoneId("Asia/Tokyo"));
        tokyo.open("?tab=approved");

        Locator time = tokyo.cards().locator(".state .approved-at time");
        assertThat(time).containsText("Jan 16");
        assertThat(time).containsText("08:30");
        assertThat(time).hasAttribute("title", "2026-01-15 23:30 UTC");
    }
}
