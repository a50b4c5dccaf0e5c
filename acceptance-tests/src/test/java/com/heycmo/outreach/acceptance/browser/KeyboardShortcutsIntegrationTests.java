package com.heycmo.outreach.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Single-key shortcuts. */
class KeyboardShortcutsIntegrationTests extends BrowserTest {

    @Test
    void canBeDisabledPermanently() {
        List<UUID> ids = drafts(2);
        ReviewPage review = reviewer().open();
        review.press("?");
        review.page().getByLabel("Enable single-key shortcuts").uncheck();
        review.press("Escape");
        review.page().reload();

        review.press("a");
        review.press("j");
        review.press("?");

        review.hasFocusOn(ids.get(0));
        assertThat(holding(review)).hasCount(0);
        assertThat(review.page().locator("#keys")).isHidden();
        review.page().getByText("Keyboard shortcuts (?)").click();
        review.page().getByLabel("Enable single-key shortcuts").check();
        review.press("Escape");
        review.card(ids.get(0)).focus();
        review.press("a");
        assertThat(holding(review)).hasCount(1);
    }

    @Test
    void doNotApplyWhileTyping() {
        UUID id = draft("Jane Doe", "Hi Jane");
        ReviewPage review = reviewer().open();

        review.press("/");
        review.page().keyboard().type("asjkexu?");
        assertThat(review.page().locator("#search")).hasValue("asjkexu?");
        review.press("Escape");
        review.press("e");
        review.page().keyboard().type("asjkexu?/");
        assertThat(review.editor(id)).hasValue("Hi Janeasjkexu?/");
        assertThat(holding(review)).hasCount(0);
        review.press("Escape");
        review.hasFocusOn(id);
        assertThat(review.editor(id)).isHidden();
    }

    @Test
    void doNotReplaceShortcutsOfTheBrowser() {
        draft("Jane Doe", "Hi Jane");
        ReviewPage review = reviewer().open();

        review.press("Control+a");
        review.press("Control+s");
        review.press("Alt+a");

        assertThat(holding(review)).hasCount(0);
    }

    @Test
    void decideOnceWhenAKeyIsHeldDown() {
        drafts(3);
        ReviewPage review = reviewer().open();

        review.page().keyboard().down("a");
        review.page().keyboard().down("a");
        review.page().keyboard().down("a");
        review.page().keyboard().up("a");

        assertThat(holding(review)).hasCount(1);
    }

    @Test
    void reachTheBarOfASelectionByTabAndClearItByEscape() {
        List<UUID> ids = drafts(2);
        ReviewPage review = reviewer().open();
        Locator bar = review.page().locator("#selection");
        review.press("x");
        review.press("Tab");
        assertThat(bar.locator("[data-bulk=approve]")).isFocused();
        review.press("Shift+Tab");
        review.hasFocusOn(ids.get(0));
        review.press("Escape");
        assertThat(bar).isHidden();
        review.hasFocusOn(ids.get(0));
        review.press("Tab");
        assertThat(review.card(ids.get(0)).locator(".select input")).isFocused();
    }

    private static Locator holding(ReviewPage review) {
        return review.page().locator(".holding");
    }
}
