package com.heycmo.outreach.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.testsupport.QueueRow;
import com.heycmo.outreach.testsupport.Thorough;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * axe finds no violations on any page, in any state and either theme. By default the dark theme is checked on the queue
 * alone: it differs in its colours only.
 */
@Tag(Thorough.TAG)
class AccessibilityIntegrationTests extends BrowserTest {

    @Test
    void axeSeesViolations() {
        Page page = stranger();
        page.setContent("<p style='color: #ccc; background: #fff'>Hi</p><img src='data:,'>");

        assertThat(Axe.violations(page)).anyMatch(violation -> violation.startsWith("image-alt"));
        assertThat(Axe.contrastViolations(page)).singleElement().asString().startsWith("color-contrast");
    }

    @Test
    void theQueueInAllStates() {
        SampleQueue samples = new SampleQueue(rows, customer);
        samples.insert();
        ReviewPage review = reviewer();
        for (String tab :
                List.of("", "?tab=approved", "?tab=sent", "?tab=failed", "?tab=skipped", "?q=nothing+like+that")) {
            hasNoViolations(review.open(tab).page());
        }
        review.open();
        hasNoViolationsInTheDark(review.page());
        review.press("e");
        hasNoViolations(review.page());
        review.page().keyboard().insertText(" and more, see www.example.com " + "x".repeat(2000));
        assertThat(review.page().locator(".preview .cut").first()).isVisible();
        hasNoViolations(review.page());
        hasNoViolationsInTheDark(review.page());
        review.press("Escape");
        assertThat(review.page().locator(".unsaved")).isVisible();
        hasNoViolations(review.page());
        hasNoViolationsInTheDark(review.page());
        review.page().locator(".unsaved .discard").click();
        review.press("a");
        hasNoViolations(review.page());
        review.press("x");
        hasNoViolations(review.page());
        review.page().locator("#selection").getByText("Skip").click();
        assertThat(review.page().locator("#bulk-names")).isVisible();
        hasNoViolations(review.page());
        hasNoViolationsInTheDark(review.page());
        review.page().locator("#bulk-go").click();
        assertThat(review.page().locator(".run")).isVisible();
        hasNoViolations(review.page());
        hasNoViolationsInTheDark(review.page());
        review.press("u");
        review.press("?");
        assertThat(review.page().locator("#keys")).isVisible();
        hasNoViolations(review.page());
    }

    @Test
    void filtersAndTheBarOfAPhone() {
        new SampleQueue(rows, customer).insert();
        ReviewPage review = reviewer(new Browser.NewContextOptions().setViewportSize(360, 400))
                .open("?action=message");
        hasNoViolations(review.page());
        review.page().locator("#filter-fold").click();
        review.page().locator("#filters summary").first().click();
        hasNoViolationsInTheDark(review.page());
        review.page().locator("#saved summary").click();
        review.page().locator("#saved input").fill("Messages");
        review.page().locator("#saved input").press("Enter");
        hasNoViolations(review.page());
        review.cards().first().evaluate("(card) => card.scrollIntoView({ block: 'start' })");
        assertThat(review.page().locator("#thumb")).isVisible();
        hasNoViolationsInTheDark(review.page());
    }

    @Test
    void warnings() {
        complaints.expectErrorResponses();
        UUID id = draft("Jane Doe", "Hi Jane, until Monday");
        ReviewPage review = reviewer();
        review.page().clock().install();
        review.page().route("**/live", route -> route.abort());
        review.open();
        rows.change(
                customer, id, QueueRow.changes().body("Hi Jane, until Friday").with("version", 2));
        review.approve(id);
        review.pass(10);
        assertThat(review.card(id).locator("ins")).hasText("Friday");
        assertThat(review.connectionBanner()).isVisible();
        hasNoViolations(review.page());
    }

    @Test
    void theOtherPages() {
        ReviewPage review = reviewer();
        hasNoViolations(review.open("/new").page());
        review.page().getByLabel("Message").check();
        review.page().getByLabel("LinkedIn URL").fill("elsewhere");
        review.page().getByLabel("Text").fill("x".repeat(2001));
        assertThat(review.page().locator("[aria-invalid=true]")).hasCount(2);
        hasNoViolations(review.page());
        hasNoViolations(review.open("/extensions").page());
        review.page().locator("form.filters input[name=deviceName]").fill("Office");
        review.page()
                .getByText("Pair", new Page.GetByTextOptions().setExact(true))
                .click();
        hasNoViolations(review.page());
        review.page().locator("li.card summary").first().click();
        hasNoViolations(review.page());
        hasNoViolations(review.open("/limits").page());
        complaints.expectErrorResponses();
        review.page().locator("input[name='warmUp']").check();
        review.page().getByText("Save limits").click();
        assertThat(review.page().locator(".field-error")).hasCount(3);
        hasNoViolations(review.page());
        review.open("/do-not-contact");
        review.page().getByLabel("or the name of a company").fill("Acme");
        review.page().locator("form .primary").first().click();
        hasNoViolations(review.page());
        review.page().locator("form .primary").first().click();
        assertThat(review.page().locator(".reasons li")).hasCount(1);
        hasNoViolations(review.page());
        String person = new SampleQueue(rows, customer).insertPerson();
        hasNoViolations(review.open("/people").page());
        hasNoViolations(review.open(person).page());
        review.page().getByText("Record a reply").click();
        assertThat(review.page().locator(".banner.good")).hasText("The reply is recorded.");
        hasNoViolations(review.page());
        hasNoViolations(review.open("/history").page());
        hasNoViolations(review.open("/history?what=approved").page());
        hasNoViolations(viewer().open().page());
    }

    @Test
    void signingIn() {
        Page page = stranger();
        page.navigate(pages.ui());
        hasNoViolations(page);
        complaints.expectErrorResponses();
        SignInForm.submit(page, "reviewer", "wrong");
        hasNoViolations(page);
    }

    @Test
    void nothingMovesWithReducedMotion() {
        draft("Jane Doe", "Hi Jane");
        ReviewPage review = reviewer(new Browser.NewContextOptions().setReducedMotion(ReducedMotion.REDUCE))
                .open();

        assertThat(review.cards().first()).hasCSS("transition-duration", "0s");
        assertThat(review.page().evaluate("document.getAnimations().length")).isEqualTo(0);
    }

    private static void hasNoViolations(Page page) {
        in(ColorScheme.LIGHT, page);
        assertThat(Axe.violations(page)).as(page.url()).isEmpty();
        if (Thorough.choose(false, true)) {
            hasNoViolationsInTheDark(page);
        }
    }

    private static void hasNoViolationsInTheDark(Page page) {
        in(ColorScheme.DARK, page);
        assertThat(Axe.contrastViolations(page)).as(page.url() + " in the dark").isEmpty();
    }

    private static void in(ColorScheme theme, Page page) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
    }
}
