package com.heycmo.outreach.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.heycmo.outreach.testsupport.QueueRow;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Cards say when they will be sent, in the reader's time zone. */
class ForecastOnCardsIntegrationTests extends BrowserTest {

    private static final String KOLKATA = "Asia/Kolkata";
    private static final Pattern UTC = Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d UTC");

    @Test
    void inTheReadersWordsAndTimeZoneWithUtcAsTheTooltip() {
        UUID pending = draft("Jane Doe", "Hi Jane");
        UUID later = rows.insert(QueueRow.approved(customer).at("not_before", Duration.ofDays(3)));
        ReviewPage review =
                reviewer(new Browser.NewContextOptions().setTimezoneId(KOLKATA).setLocale("de-DE"));

        Locator outlook = review.open().card(pending).locator(".outlook");
        assertThat(outlook)
                .hasText(
                        Pattern.compile(
                                "Bei Freigabe jetzt: Versand voraussichtlich heute \\d\\d:\\d\\d, Platz 1 in der Warteschlange"));
        assertThat(outlook.locator("time")).hasAttribute("title", UTC);

        String local = DateTimeFormatter.ofPattern("EEEE HH:mm", Locale.GERMAN)
                .withZone(ZoneId.of(KOLKATA))
                .format(rows.time(customer, later, "not_before"));
        assertThat(review.open("?tab=approved").card(later).locator(".forecast"))
                .hasText("Versand voraussichtlich " + local + ", Platz 1 in der Warteschlange");
    }

    @Test
    void anApprovalIsAnsweredWithItsTime() {
        UUID id = draft("Jane Doe", "Hi Jane");
        ReviewPage review = reviewer();
        review.page().clock().install();
        review.open();

        review.approve(id);
        review.pass(10);

        assertThat(review.card(id).locator(".state .forecast"))
                .hasText(Pattern.compile("Goes out about .* today, 1st in the queue"));
    }
}
