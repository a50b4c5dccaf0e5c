package com.heycmo.outreach.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.heycmo.outreach.testsupport.QueueRow;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** No page, in no state and neither theme, shuts anybody out, as far as axe can tell. */
class AccessibilityIntegrationTests extends InTheBrowser {

    @Test
    void theQueueInAllItsStates() {
        Samples samples = new Samples(rows, customer);
        samples.insert();
        ReviewPage review = reviewer();
        for (String tab : List.of("", "?tab=approved", "?tab=sent", "?tab=failed", "?q=nothing+like+that")) {
            isClean(review.open(tab).page());
        }
        review.open();
        review.press("e");
        isClean(review.page());
        review.press("Escape");
        review.press("a");
        isClean(review.page());
        review.press("x");
        isClean(review.page());
        review.page().locator("#selection").getByText("Skip").click();
        isClean(review.page());
        review.press("Escape");
        review.press("?");
        assertThat(review.page().locator("#keys")).isVisible();
        isClean(review.page());
    }

    @Test
    void whatWarns() {
        complaints.expectRefusals();
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
        assertThat(review.lost()).isVisible();
        isClean(review.page());
    }

    @Test
    void theOtherPages() {
        ReviewPage review = reviewer();
        isClean(review.open("/new").page());
        review.page().getByLabel("Message").check();
        review.page().getByLabel("Link on LinkedIn").fill("elsewhere");
        review.page().getByLabel("Text").fill("x".repeat(2001));
        assertThat(review.page().locator(".live-reasons li")).hasCount(2);
        isClean(review.page());
        isClean(review.open("/extensions").page());
        review.page().locator("form.filters input[name=deviceName]").fill("Office");
        review.page()
                .getByText("Pair", new Page.GetByTextOptions().setExact(true))
                .click();
        isClean(review.page());
        review.page().locator("li.card summary").first().click();
        isClean(review.page());
        isClean(review.open("/history").page());
        isClean(review.open("/history?what=approved").page());
        isClean(viewer().open().page());
    }

    @Test
    void signingIn() {
        Page page = stranger();
        page.navigate(pages.ui());
        isClean(page);
        complaints.expectRefusals();
        SignInForm.submit(page, "reviewer", "wrong");
        isClean(page);
    }

    @Test
    void nothingMovesForWhoeverWantsNoMotion() {
        draft("Jane Doe", "Hi Jane");
        ReviewPage review = reviewer(new Browser.NewContextOptions().setReducedMotion(ReducedMotion.REDUCE))
                .open();

        assertThat(review.cards().first()).hasCSS("transition-duration", "0s");
        assertThat(review.page().evaluate("document.getAnimations().length")).isEqualTo(0);
    }

    /** In both themes; the dark one differs in its colours alone. */
    private static void isClean(Page page) {
        isClean(page, ColorScheme.LIGHT, new AxeBuilder(page));
        isClean(page, ColorScheme.DARK, new AxeBuilder(page).withRules(List.of("color-contrast")));
    }

    private static void isClean(Page page, ColorScheme theme, AxeBuilder axe) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
        List<Rule> violations = axe.analyze().getViolations();
        assertThat(violations)
                .as(page.url() + " " + theme)
                .extracting(rule -> rule.getId() + " "
                        + rule.getNodes().stream().map(node -> node.getHtml()).toList())
                .isEmpty();
    }
}
