package com.heycmo.outreach.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.policy.Action;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The extension's own pages: no violations of accessibility, nothing wider than a narrow panel, in both themes and languages. */
class ExtensionPagesIntegrationTests extends ExtensionTest {

    private static final List<Integer> WIDTHS = List.of(320, 480);

    @Test
    void inEnglish() {
        assertThat(browser.text("panel_latest")).isEqualTo("Last ten");
        look(browser, "en");
    }

    @Test
    void inGerman() {
        try (ExtensionBrowser german = new ExtensionBrowser(pages, linkedIn, "de")) {
            assertThat(german.text("panel_latest")).isEqualTo("Die letzten zehn");
            look(german, "de");
        }
    }

    private void look(ExtensionBrowser shown, String language) {
        check(shown.panel(), "unpaired-" + language);
        check(shown.open("pairing.html"), "pairing-" + language);
        check(shown.open("automatic.html"), "automatic-" + language);
        approved(
                Action.MESSAGE,
                profile("connected--" + "a-long-name-without-a-blank-".repeat(4)),
                "Hi Jane,\n\ncongratulations on the round! 🎉\n\n" + "Shall I send you the survey? ".repeat(8));
        shown.pair(pages.endpoints().extensionToken(0));
        shown.awaitYourTurn();
        shown.panel().evaluate(FULL);
        shown.await(() -> shown.panel().locator("#history li").count() == 3);
        check(shown.panel(), "panel-" + language);
    }

    private static void check(Page page, String name) {
        for (int width : WIDTHS) {
            page.setViewportSize(width, 900);
            for (ColorScheme theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
                String picture =
                        "extension-%s-%d-%s".formatted(name, width, theme.name().toLowerCase(Locale.ROOT));
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(Path.of("target", "screenshots", picture + ".png"))
                        .setFullPage(true));
                assertThat(Axe.violations(page)).as(picture).isEmpty();
                assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                        .as(picture + " is wider than the window")
                        .isEqualTo(true);
            }
        }
    }

    /** Beside the job: a problem, a refused report and the last jobs. */
    private static final String FULL = """
            async () => {
              const entry = (name, outcome, code) => ({
                at: Date.now(), id: name, action: 'message', name, url: 'https://www.linkedin.com/in/x', outcome, code,
              });
              const report = { kind: 'result', body: { success: true, claimToken: 'x' } };
              await chrome.storage.local.set({
                problem: 'unreachable',
                refused: [
                  { entry: entry('Ada Lovelace', 'sent', null), outcome: report, status: 409, type: '/problems/claim-superseded' },
                ],
                history: [
                  entry('Grace Hopper', 'sent', null),
                  entry('Jürgen Groß', 'failed', 'not_first_degree'),
                  entry('أحمد', 'released', 'composer_occupied'),
                ],
              });
            }
            """;
}
