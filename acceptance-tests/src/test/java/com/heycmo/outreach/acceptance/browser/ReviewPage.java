package com.heycmo.outreach.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** Operations on the review page of one customer. */
public record ReviewPage(Page page, String url) {

    ReviewPage open() {
        return open("");
    }

    /** @param query such as {@code ?tab=sent}, or a path below the page such as {@code /history} */
    ReviewPage open(String query) {
        page.navigate(url + query);
        return this;
    }

    /** Opens the page and waits until it gets live updates. */
    public ReviewPage openAndListen() {
        page.waitForResponse(Pattern.compile(".*/changes.*"), this::open);
        return this;
    }

    public Locator card(UUID id) {
        return page.locator("#draft-" + id);
    }

    Locator cards() {
        return page.locator("#list > .card");
    }

    Locator button(UUID id, String name) {
        return card(id).getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .first();
    }

    public void approve(UUID id) {
        button(id, "Approve").click();
    }

    public void tab(String name) {
        page.locator(".tabs a", new Page.LocatorOptions().setHasText(name)).click();
    }

    void press(String key) {
        page.keyboard().press(key);
    }

    /** Moves the page's clock forward, which must have been installed. */
    public void pass(int seconds) {
        page.clock().fastForward(1000L * seconds);
    }

    /** Runs an action that navigates, and waits for the next page. */
    void follow(Runnable link) {
        String before = page.url();
        link.run();
        page.waitForURL(address -> !address.equals(before));
    }

    void filter() {
        follow(() -> page.getByText("Filter", new Page.GetByTextOptions().setExact(true))
                .click());
    }

    void hasFocusOn(UUID id) {
        assertThat(card(id)).isFocused();
    }

    Locator editor(UUID id) {
        return card(id).locator("textarea[name=body]");
    }

    Locator connectionBanner() {
        return page.locator("#connection");
    }

    /** How many drafts match the filters. */
    Locator matches() {
        return page.locator("#matches");
    }

    Locator newDrafts() {
        return page.locator("#news");
    }

    /** How many drafts' typed texts this browser keeps. */
    int keptTexts() {
        return (int) page.evaluate("Object.keys(localStorage).filter((key) => key.includes('.typed.')).length");
    }

    /** Elements that would need horizontal scrolling. */
    List<String> elementsWiderThanTheWindow() {
        return ((List<?>) page.evaluate("""
                () => document.documentElement.scrollWidth <= document.documentElement.clientWidth ? [] :
                    [document.title, ...[...document.querySelectorAll('body *')]
                        .filter((each) => each.getBoundingClientRect().right > innerWidth || each.scrollWidth > innerWidth)
                        .map((each) => each.tagName + '.' + each.className)]
                """)).stream().map(String::valueOf).toList();
    }

    /** How many lines the navigation takes. */
    int linesOfNavigation() {
        return (int) page.evaluate("""
                () => new Set([...document.querySelectorAll('.pages a')]
                    .map((each) => Math.round(each.getBoundingClientRect().top))).size
                """);
    }

    /** Words that are short enough for a line, and stand on several. */
    List<String> brokenWords() {
        return ((List<?>) page.evaluate("""
                () => ['header', 'main', 'footer'].flatMap((part) => {
                    const broken = [];
                    const texts = document.createTreeWalker(document.querySelector(part), NodeFilter.SHOW_TEXT);
                    while (texts.nextNode()) {
                        if (!texts.currentNode.parentElement.checkVisibility()) {
                            continue;
                        }
                        for (const word of texts.currentNode.data.matchAll(/[^\\s/-]+/g)) {
                            const range = document.createRange();
                            range.setStart(texts.currentNode, word.index);
                            range.setEnd(texts.currentNode, word.index + word[0].length);
                            const lines = new Set([...range.getClientRects()].map((each) => Math.round(each.top)));
                            if (word[0].length <= 16 && lines.size > 1) {
                                broken.push(word[0]);
                            }
                        }
                    }
                    return broken;
                })
                """)).stream().map(String::valueOf).toList();
    }
}
