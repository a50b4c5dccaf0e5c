package com.heycmo.outreach.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.testsupport.Thorough;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Takes screenshots of all pages, and checks that nothing is wider than the window, and that no table breaks words. */
@Tag(Thorough.TAG)
class ScreenshotsIntegrationTests extends BrowserTest {

    private static final Map<String, String> PAGES = Map.of(
            "pending", "",
            "approved", "?tab=approved",
            "sent", "?tab=sent",
            "failed", "?tab=failed",
            "empty", "?q=nothing+like+that",
            "new", "/new",
            "limits", "/limits",
            "do-not-contact", "/do-not-contact",
            "extensions", "/extensions",
            "history", "/history");

    static Stream<Arguments> looks() {
        return Thorough.choose(
                Stream.of(Arguments.of(1280, ColorScheme.LIGHT), Arguments.of(360, ColorScheme.DARK)),
                Stream.of(1280, 360)
                        .flatMap(width -> Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
                                .map(theme -> Arguments.of(width, theme))));
    }

    @ParameterizedTest
    @MethodSource("looks")
    void ofEveryPage(int width, ColorScheme theme) {
        SampleQueue samples = new SampleQueue(rows, customer);
        samples.insert();
        Map<String, String> all = new TreeMap<>(PAGES);
        all.put("person", samples.insertPerson());
        all.put("people", "/people");
        all.put("skipped", "?tab=skipped");
        pages.jdbc()
                .sql("UPDATE linkedin_outreach_extension SET last_seen_at = now(), last_action = 'claim'")
                .update();
        ReviewPage review = reviewer(
                new Browser.NewContextOptions().setViewportSize(width, 900).setColorScheme(theme));
        // First, so that the history and the names of reviewers are not empty.
        busy(review);
        picture(review, "busy-%d-%s".formatted(width, theme.name().toLowerCase(Locale.ROOT)));
        assertThat(review.elementsWiderThanTheWindow()).as("busy").isEmpty();
        all.forEach((name, query) -> {
            review.open(query);
            picture(review, "%s-%d-%s".formatted(name, width, theme.name().toLowerCase(Locale.ROOT)));
            assertThat(review.elementsWiderThanTheWindow()).as(name).isEmpty();
            assertThat(review.linesOfNavigation()).as(name).isEqualTo(1);
            assertThat(review.brokenWords()).as(name).isEmpty();
        });
        typed(review);
        picture(review, "typed-%d-%s".formatted(width, theme.name().toLowerCase(Locale.ROOT)));
        assertThat(review.elementsWiderThanTheWindow()).as("typed").isEmpty();
        bulk(review);
        picture(review, "bulk-%d-%s".formatted(width, theme.name().toLowerCase(Locale.ROOT)));
        assertThat(review.elementsWiderThanTheWindow()).as("bulk").isEmpty();
    }

    /** One card with an unsaved text, and one with a text that is too long. */
    private static void typed(ReviewPage review) {
        review.open();
        // The first one has just been approved.
        review.press("j");
        review.press("e");
        review.page().keyboard().type(" And one thing more.");
        review.press("Escape");
        review.press("j");
        review.press("e");
        review.page().keyboard().type(" www.example.com " + "so on and on ".repeat(30));
    }

    /** What a decision about all of them would do. */
    private static void bulk(ReviewPage review) {
        review.open();
        review.press("*");
        review.press("a");
        review.page().locator("#bulk-names").waitFor();
    }

    /** One card decided, one selected, one being edited. */
    private static void busy(ReviewPage review) {
        review.open();
        review.press("a");
        review.press("x");
        review.press("j");
        review.press("e");
    }

    private static void picture(ReviewPage review, String name) {
        review.page()
                .screenshot(new Page.ScreenshotOptions()
                        .setPath(Path.of("target", "screenshots", name + ".png"))
                        .setFullPage(true));
    }
}
