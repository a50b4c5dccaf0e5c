package com.heycmo.outreach.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** Somebody who decides, edits, selects and filters at random, mostly with keys. Their page records what they could read. */
final class RandomReviewer {

    /**
     * What the person could have read when an approval is asked for, before the page's own handler. After each key, the
     * versions in view that take decisions are known; another version that came since was not read. What they typed is
     * known in the version in which their saved text comes back.
     */
    private static final String RECORD_SCREEN = """
            window.onScreen = { page: [], page_bulk: [] };
            const known = new Map();
            const typed = new Map();
            let lastFocused = null;
            document.addEventListener('focusin', (event) => {
              lastFocused = event.target.closest?.('#list > .card')?.id ?? lastFocused;
            }, true);
            const cards = () => [...document.querySelectorAll('#list > .card')];
            const textOf = (card) => card.querySelector('.body').textContent;
            const shown = (card) => `${card.dataset.id} ${card.dataset.version} ${textOf(card)}`;
            const isInView = (card) => {
              const { top, bottom } = card.getBoundingClientRect();
              return top < innerHeight && bottom > 0;
            };
            document.addEventListener('keyup', () => cards()
              .filter((card) => isInView(card) && !card.dataset.unread)
              .forEach((card) => known.set(card.dataset.id, shown(card))), true);
            document.addEventListener('keydown', (event) => {
              const editor = event.target.closest?.('form.editor');
              if (editor && event.ctrlKey && event.key === 'Enter') {
                typed.set(editor.closest('.card').dataset.id, editor.elements.body.value);
                return;
              }
              // Like the page's own current(): without a focused card, the one that had the focus last.
              const focused = document.activeElement?.closest('#list > .card') ?? document.getElementById(lastFocused);
              const decides = focused && !editor && !document.querySelector('dialog[open]');
              if (decides && event.key.toLowerCase() === 'a') {
                cards()
                  .filter((card) => card === focused || (event.key === 'A' && card.dataset.person === focused.dataset.person))
                  .filter((card) => (known.get(card.dataset.id) ?? shown(card)) === shown(card))
                  .forEach((card) => window.onScreen.page.push(shown(card)));
              }
            }, true);
            document.addEventListener('htmx:load', () => cards()
              .filter((card) => typed.get(card.dataset.id) === textOf(card))
              .forEach((card) => {
                known.set(card.dataset.id, shown(card));
                window.onScreen.page.push(shown(card));
              }));
            document.addEventListener('click', (event) => {
              if (event.target.id === 'bulk-go') {
                window.onScreen.page_bulk.push(...known.values());
              }
            }, true);
            """;

    private static final List<String> WORDS = List.of("Hello", "Person 1", "edit");

    private final ReviewPage review;
    private final Random random;
    private final String name;
    private int edits;

    /** @param name for the texts that they type */
    RandomReviewer(ReviewPage review, String name, Random random) {
        this.review = review;
        this.name = name;
        this.random = random;
        review.page().addInitScript(RECORD_SCREEN);
        review.page().clock().install();
        review.openAndListen();
    }

    void act() {
        closeDialog();
        switch (random.nextInt(14)) {
            case 0, 1, 2 -> review.press("j");
            case 3 -> review.press("k");
            case 4, 5, 6 -> review.press("a");
            case 7 -> review.press(random.nextBoolean() ? "a" : "Shift+A");
            case 8 -> review.press(random.nextBoolean() ? "s" : "n");
            case 9 -> edit();
            case 10 -> decideInBulk();
            case 11 -> filter(WORDS.get(random.nextInt(WORDS.size())));
            case 12 -> filter("");
            default -> review.pass(4);
        }
    }

    /** Tells of failures of a bulk decision. */
    private void closeDialog() {
        if (review.page().locator("dialog[open]").count() > 0) {
            review.press("Escape");
        }
    }

    private void edit() {
        review.press("e");
        Locator editor = review.page().locator("#list > .card details.edit[open] textarea[name=body]:focus");
        if (editor.count() > 0) {
            // Not by the locator, which would wait if the answer to a decision replaced the card just now.
            review.press("Control+a");
            review.page().keyboard().insertText("Hello from %s, this is edit %d.".formatted(name, ++edits));
            review.press(random.nextBoolean() ? "Control+Shift+Enter" : "Control+Enter");
        }
    }

    /** Of a few cards that the person has walked through. */
    void decideInBulk() {
        review.press("x");
        review.press("j");
        review.press("j");
        review.press(random.nextBoolean() ? "x" : "Shift+X");
        if (!review.page().locator("#selection").isVisible()) {
            return;
        }
        review.press(random.nextInt(4) == 0 ? "s" : "a");
        Page page = review.page();
        page.waitForCondition(() -> Boolean.FALSE.equals(page.evaluate("""
                () => Boolean(document.querySelector('#bulk[open]'))
                  && document.getElementById('bulk-preview').textContent.endsWith('…')""")));
        if (page.locator("#bulk-go").isVisible() && random.nextInt(5) > 0) {
            // Not by the mouse, which would wait if an earlier decision used the dialog just now.
            page.evaluate("() => document.getElementById('bulk-go').click()");
        } else {
            closeDialog();
            review.press("Escape");
        }
    }

    /** The list is another one; decisions and typed texts stay. */
    private void filter(String text) {
        Locator search = review.page().locator("#search");
        review.press("/");
        search.fill(text);
        search.press("Enter");
        search.press("Escape");
    }

    /** Without an agent that publishes newer drafts, so that a slow machine approves something, too. */
    void approveSome() {
        closeDialog();
        filter("");
        review.press("Escape");
        for (int draft = 0; draft < 3; draft++) {
            List.of("j", "n", "a").forEach(review::press);
        }
    }

    void saveDecisions() {
        review.pass(10);
        assertThat(review.page().locator(".card.held, #bulk-runs .run"))
                .hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(30_000));
    }

    /**
     * Id, version and text of all that the person could have read before they approved it.
     *
     * @param via {@code page} or {@code page_bulk}
     */
    Set<String> onScreen(String via) {
        return ((List<?>) review.page().evaluate("(via) => window.onScreen[via]", via))
                .stream().map(String::valueOf).collect(Collectors.toSet());
    }
}
