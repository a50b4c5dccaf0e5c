package com.heycmo.outreach.benchmarks;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.springframework.util.Assert;

/** A reviewer's Chromium, signed in. Measures what a person waits for. */
record ReviewBrowser(Playwright playwright, Browser browser, String session) implements AutoCloseable {

    private static final List<Path> INSTALLED = List.of(
            Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"));

    /**
     * The first load of a page in a browser with an empty cache.
     *
     * @param kilobytes on the wire, headers included
     * @param paintMillis until something can be read
     * @param keyMillis from the key that approves to the changed card on the screen
     */
    record Load(double requests, double kilobytes, double paintMillis, double keyMillis) {}

    /** Empty without an installed Chromium. */
    static Optional<ReviewBrowser> signedIn(String url, String user, String password) {
        return INSTALLED.stream().filter(Files::isExecutable).findFirst().map(chromium -> {
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            Browser browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(chromium)
                            .setArgs(List.of("--no-sandbox")));
            return new ReviewBrowser(playwright, browser, signIn(browser, url, user, password));
        });
    }

    private static String signIn(Browser browser, String url, String user, String password) {
        try (BrowserContext context = browser.newContext()) {
            Page page = context.newPage();
            page.navigate(url);
            page.locator("input[name=username]").fill(user);
            page.locator("input[name=password]").fill(password);
            page.locator("button[type=submit]").click();
            page.locator("#review").waitFor();
            return context.storageState();
        }
    }

    /** @param cards how many it must show */
    Load load(String url, int cards) {
        try (BrowserContext context = browser.newContext(new Browser.NewContextOptions().setStorageState(session))) {
            Page page = context.newPage();
            AtomicInteger requests = new AtomicInteger();
            AtomicLong bytes = new AtomicLong();
            CDPSession network = context.newCDPSession(page);
            network.on("Network.requestWillBeSent", event -> requests.incrementAndGet());
            network.on(
                    "Network.loadingFinished",
                    event -> bytes.addAndGet(event.get("encodedDataLength").getAsLong()));
            network.send("Network.enable");
            page.waitForResponse(Pattern.compile(".*/changes.*"), () -> page.navigate(url))
                    .finished();
            int shown = page.locator("#list > .card").count();
            Assert.state(shown == cards, () -> "%s has %d cards, not %d.".formatted(page.url(), shown, cards));
            return new Load(requests.get(), bytes.get() / 1024.0, firstPaint(page), keyToChange(page));
        }
    }

    private static double firstPaint(Page page) {
        return number(page.evaluate("""
                () => performance.getEntriesByName('first-contentful-paint')[0].startTime
                """));
    }

    private static double keyToChange(Page page) {
        page.evaluate("""
                () => {
                  const card = document.querySelector('#list > .card');
                  card.focus();
                  let pressed;
                  document.addEventListener('keydown', (event) => (pressed = event.timeStamp), { capture: true, once: true });
                  window.painted = new Promise((resolve, reject) => {
                    setTimeout(() => reject(new Error('The key has changed nothing.')), 10000);
                    new MutationObserver((changes, observer) => {
                      observer.disconnect();
                      requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - pressed)));
                    }).observe(card, { attributes: true, childList: true, subtree: true });
                  });
                }
                """);
        page.keyboard().press("a");
        double millis = number(page.evaluate("() => window.painted"));
        // Undone before the page is left, which would send the decision.
        page.keyboard().press("u");
        page.waitForCondition(() -> page.locator(".card.held").count() == 0);
        return millis;
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }

    @Override
    public void close() {
        playwright.close();
    }
}
