package com.heycmo.outreach.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.testsupport.QueueRow;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The list of people and companies that are not to be contacted, and the button on the cards. */
class DoNotContactPageIntegrationTests extends BrowserTest {

    @Test
    void aCardForbidsEverybodyAtItsCompanyByKeyboard() {
        UUID jane = rows.insert(
                QueueRow.pending(customer).with("prospect_name", "Jane Doe").with("prospect_company", "Acme"));
        UUID joe = rows.insert(QueueRow.pending(customer).with("prospect_company", "ACME"));
        ReviewPage review = reviewer().open();

        Locator fold = review.card(jane).locator("details.contact");
        fold.locator("summary").focus();
        review.press("Enter");
        review.press("Tab");
        review.press("ArrowDown");
        review.press("Tab");
        review.page().keyboard().type("They asked us");
        picture(review.page(), "do-not-contact-card");
        review.press("Enter");

        assertThat(review.card(jane)).containsText("not to be contacted");
        assertThat(status(jane)).isEqualTo("skipped");
        assertThat(status(joe)).isEqualTo("skipped");
        review.page().locator(".pages").getByText("Do not contact").click();
        assertThat(review.page().locator("#entries")).containsText("They asked us");
    }

    @Test
    void anImportFollowsItsPreview() {
        complaints.expectErrorResponses();
        UUID joe = rows.insert(QueueRow.pending(customer).prospect("https://www.linkedin.com/in/joe"));
        Page page = reviewer().open("/do-not-contact").page();
        choose(page, "prospectUrl;company;reason;until\n;Beta;;\nexample.com;;;\nlinkedin.com/in/joe;Beta;;\n");
        page.getByText("Preview").click();
        assertThat(page.locator("#import-outcome li")).hasCount(2);
        assertThat(page.locator("#import-outcome")).containsText("Line 3: This is not a LinkedIn URL.");
        picture(page, "do-not-contact-lines");

        choose(page, "prospectUrl;company;reason;until\n;Beta;;\nlinkedin.com/in/joe;;Left the field;\n");
        page.getByText("Preview").click();
        assertThat(page.locator("#import-outcome"))
                .containsText("2 new entries, 0 already on the list, 1 draft skipped.");
        assertThat(page.locator("#entries tbody tr")).hasCount(0);
        assertThat(status(joe)).isEqualTo("pending_review");

        page.getByText("Import", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("#entries tbody tr")).hasCount(2);
        assertThat(status(joe)).isEqualTo("skipped");
        picture(page, "do-not-contact");

        page.locator("#entries tbody tr", new Page.LocatorOptions().setHasText("Beta"))
                .getByText("Lift")
                .click();
        assertThat(page.locator("#entries tbody tr")).hasCount(1);
    }

    private static void choose(Page page, String csv) {
        page.locator("input[type=file]")
                .setInputFiles(new FilePayload("people.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", name + ".png"))
                .setFullPage(true));
    }
}
