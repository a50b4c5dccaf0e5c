package com.heycmo.outreach.acceptance.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.TimeoutError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** A real Chromium with the built extension, in which LinkedIn is the fixtures. */
final class ExtensionBrowser implements AutoCloseable {

    /** The test flavour: access to LinkedIn is granted by the manifest, and waits are short. */
    private static final Path EXTENSION = Path.of("..", "extension", "target", "test-flavour")
            .toAbsolutePath()
            .normalize();

    private static final String ORIGIN = "chrome-extension://fjdkeibpiollfhnjdemonofchpmmdiaf/";
    static final double TIMEOUT = 60_000;

    private static final int POLL_MILLIS = 40;

    private final RunningPages pages;
    private final Launcher launcher;
    private final LinkedInFixtures linkedIn;
    private final Path profile;
    private BrowserContext context;
    private Page panel;

    /** Starts a browser on this profile, with an unpacked extension. */
    interface Launcher {
        BrowserContext start(Path extension, Path profile, List<String> arguments);
    }

    ExtensionBrowser(RunningPages pages, LinkedInFixtures linkedIn) {
        this(pages, pages::withExtension, linkedIn);
    }

    ExtensionBrowser(RunningPages pages, Launcher launcher, LinkedInFixtures linkedIn) {
        this.pages = pages;
        this.launcher = launcher;
        this.linkedIn = linkedIn;
        profile = newDirectory();
        context = start();
        panel = openPanel();
    }

    /** Without Node, the extension is not built. */
    static boolean isBuilt() {
        return Files.exists(EXTENSION.resolve("manifest.json"));
    }

    Page panel() {
        return panel;
    }

    /** Pairs as a person does, with the code of the devices page. */
    void pair(String token) {
        pair(pages.endpoints().text("baseUrl"), token);
    }

    void pair(String baseUrl, String token) {
        tryToPair(baseUrl + "#" + token);
        Page page = page("pairing.html").orElseThrow();
        page.waitForCondition(() -> !page.locator("#message").textContent().isEmpty());
        if (page.locator("#message.good").count() != 1) {
            throw new IllegalStateException(page.locator("#message").textContent());
        }
        page.close();
    }

    /** Returns the message of the pairing page. */
    Locator tryToPair(String code) {
        Page page = page("pairing.html").orElseGet(() -> open("pairing.html"));
        page.locator("#code").fill(code);
        page.locator("#connect").click();
        return page.locator("#message");
    }

    /** Chooses automatic mode, as a person does after reading what it means. */
    void sendAutomatically() {
        panel.locator("#change-mode").click();
        panel.waitForCondition(() -> page("automatic.html").isPresent());
        Page page = page("automatic.html").orElseThrow();
        page.locator("#understood").check();
        page.locator("button.danger").click();
        page.waitForCondition(() -> !page.locator("#message").textContent().isEmpty());
        page.close();
    }

    /** The tab in which the extension works. */
    Optional<Page> linkedInTab() {
        return page("https://www.linkedin.com/");
    }

    /** As a person closes them; Playwright would wait for ever for a tab that the extension closes at the same time. */
    void closeLinkedInTabs() {
        panel.evaluate("async () => { for (const tab of await chrome.tabs.query({ url: 'https://www.linkedin.com/*' }))"
                + " await chrome.tabs.remove(tab.id).catch(() => {}); }");
    }

    Page awaitLinkedInTab() {
        await(() -> linkedInTab().isPresent());
        return linkedInTab().orElseThrow();
    }

    /** Waits until the person shall press Send, and presses it. */
    void pressSend() {
        awaitYourTurn();
        awaitLinkedInTab()
                .locator("form button[type=submit], [role=dialog] button")
                .last()
                .click();
    }

    void awaitYourTurn() {
        await(() -> state().equals("armed"));
    }

    /** Waits while the browser runs. Playwright's own wait asks without a pause, which keeps a processor busy. */
    void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofMillis((long) TIMEOUT).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new TimeoutError("The condition does not hold after %.0f ms.".formatted(TIMEOUT));
            }
            panel.waitForTimeout(POLL_MILLIS);
        }
    }

    /** The state of the journal. */
    String state() {
        return String.valueOf(stored("(journal ?? {state: 'idle'}).state"));
    }

    /** Evaluates an expression over what the extension has stored. */
    @Nullable
    Object stored(String expression) {
        return panel.evaluate(
                "async () => { const { journal, pairing, history, problem, settings, told, refused } = await chrome.storage.local.get(null);"
                        + " return " + expression + "; }");
    }

    /** As the panel and the page about automatic mode do. */
    void choose(String mode) {
        panel.evaluate("async (mode) => chrome.storage.local.set({ settings: { mode, stopped: false } })", mode);
    }

    /** Without a chance to write anything; the profile stays. */
    void killAndStartAgain() {
        String own = "--user-data-dir=" + profile;
        ProcessHandle.current()
                .descendants()
                .filter(each ->
                        each.info().arguments().map(List::of).orElse(List.of()).contains(own))
                .filter(each -> each.info().arguments().map(List::of).orElse(List.of()).stream()
                        .noneMatch(argument -> argument.startsWith("--type=")))
                .forEach(ProcessHandle::destroyForcibly);
        closeQuietly();
        context = start();
        panel = openPanel();
    }

    /** As if the device's clock had gone on meanwhile; negative: as if it had been set back. */
    void letTimePass(Duration duration) {
        panel.evaluate("""
                async (ms) => {
                  const { journal } = await chrome.storage.local.get('journal');
                  const moved = { ...journal };
                  for (const each of ['since', 'claimedAt', 'lockedUntil', 'reloadedAt']) moved[each] -= ms;
                  await chrome.storage.local.set({ journal: moved });
                }
                """, (double) duration.toMillis());
    }

    /** A text of the extension in the browser's language. */
    String text(String key) {
        return String.valueOf(panel.evaluate("key => chrome.i18n.getMessage(key)", key));
    }

    /** Back to a fresh installation, with LinkedIn's tabs closed. */
    void forgetEverything() {
        panel.evaluate("async () => { const own = await chrome.tabs.getCurrent();"
                + " for (const tab of await chrome.tabs.query({}))"
                + " if (tab.id !== own.id) await chrome.tabs.remove(tab.id).catch(() => {}); }");
        await(() -> context.pages().stream().allMatch(page -> page == panel));
        panel.evaluate("async () => { await chrome.storage.local.clear(); await chrome.storage.session.clear(); }");
        panel.reload();
    }

    /** What the panel does when it is opened. */
    void wake() {
        panel.evaluate("() => void chrome.runtime.sendMessage({ type: 'work' })");
    }

    /** The browser ends a worker whenever it likes. */
    void stopWorkers() {
        CDPSession session = context.newCDPSession(panel);
        session.send("ServiceWorker.enable");
        session.send("ServiceWorker.stopAllWorkers");
        session.detach();
        wake();
    }

    private BrowserContext start() {
        return launcher.start(EXTENSION, profile, linkedIn.browserArguments());
    }

    private Page openPanel() {
        try {
            // It wakes the worker.
            return open("panel.html");
        } catch (PlaywrightException e) {
            // The pairing page, which opens after the installation, took the new tab.
            return open("panel.html");
        }
    }

    private Page open(String file) {
        return open(file, "");
    }

    /** @param script runs before the page's own */
    Page open(String file, String script) {
        Page page = context.newPage();
        page.addInitScript(script);
        page.navigate(ORIGIN + file);
        return page;
    }

    private Optional<Page> page(String start) {
        return context.pages().stream()
                .filter(page -> page.url().startsWith(start) || page.url().startsWith(ORIGIN + start))
                .findFirst();
    }

    private void closeQuietly() {
        try {
            context.close();
        } catch (PlaywrightException e) {
            // The browser ended first.
        }
    }

    @Override
    public void close() {
        closeQuietly();
        try {
            FileSystemUtils.deleteRecursively(profile);
        } catch (IOException e) {
            // A browser that is about to end still writes there.
        }
    }

    private static Path newDirectory() {
        try {
            return Files.createTempDirectory("extension");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
