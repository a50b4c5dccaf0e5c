package com.heycmo.outreach.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.policy.Action;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The extension's own pages: no violations of accessibility, nothing wider than a narrow panel, in both themes and languages. */
class ExtensionPagesIntegrationTests extends ExtensionTest {

    private static final List<Integer> WIDTHS = List.of(320, 480);

    /** The installed Chromium may have one language only: the German texts come from their file. */
    private static final String IN_GERMAN = """
            const texts = %s;
            chrome.i18n.getUILanguage = () => 'de';
            chrome.i18n.getMessage = (key, values) =>
                (texts[key]?.message ?? '').replace(/\\$(\\d)/g, (_, n) => [values ?? []].flat()[n - 1] ?? '');
            """;

    @Test
    void areAccessibleInAnyWidthThemeAndLanguage() throws IOException {
        String german = IN_GERMAN.formatted(Files.readString(
                Path.of("..", "extension", "target", "test-flavour", "_locales", "de", "messages.json")));
        Map<String, String> scripts = Map.of("en", "", "de", german);
        scripts.forEach((language, script) -> check("panel.html", script, "unpaired-" + language));
        approved(
                Action.MESSAGE,
                profile("connected--" + "a-long-name-without-a-blank-".repeat(4)),
                "Hi Jane,\n\ncongratulations on the round! 🎉\n\n" + "Shall I send you the survey? ".repeat(8));
        pair();
        browser.awaitYourTurn();
        awaitDeviceState("waiting_for_person");
        browser.panel().evaluate(FULL);
        scripts.forEach((language, script) -> {
            for (String page : List.of("panel", "pairing", "automatic")) {
                check(page + ".html", script, page + "-" + language);
            }
        });
    }

    private void check(String file, String script, String name) {
        Page page = browser.open(file, script);
        page.waitForCondition(() -> !page.locator("h1").textContent().isBlank());
        check(page, name);
        page.close();
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
                assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                        .as(picture + " is wider than the window")
                        .isEqualTo(true);
                // Another width changes nothing that axe looks at.
                if (width == WIDTHS.get(0)) {
                    assertThat(theme == ColorScheme.LIGHT ? Axe.violations(page) : Axe.contrastViolations(page))
                            .as(picture)
                            .isEmpty();
                }
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
