package com.heycmo.outreach.acceptance.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A headless Chromium: the installed one, else the one that Playwright downloads at first use. */
public final class Chromium implements AutoCloseable {

    private static final List<Path> INSTALLED = List.of(
            Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"));

    /** Without the browser's own user interface, which takes processor time, and without extensions. */
    private static final Path HEADLESS_SHELL = Path.of("/usr/bin/chromium-headless-shell");

    private static final List<String> ARGUMENTS = List.of(
            // Chromium's sandbox does not run as root, which containers often use.
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    /** Where a page promises an answer within a time, its test says so. All others wait this long on a busy machine. */
    private static final double ASSERTION_TIMEOUT_MILLIS = 20_000;

    private static final double ACTION_TIMEOUT_MILLIS = 90_000;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    public static Chromium start() {
        Playwright playwright = driver();
        BrowserType.LaunchOptions options = new BrowserType.LaunchOptions().setArgs(arguments(List.of(resolving())));
        installed().map(Chromium::headlessShellOr).ifPresent(options::setExecutablePath);
        return new Chromium(playwright, playwright.chromium().launch(options));
    }

    /** Drives browsers for the thread that calls this, and for no other. */
    static Playwright driver() {
        PlaywrightAssertions.setDefaultAssertionTimeout(ASSERTION_TIMEOUT_MILLIS);
        Map<String, String> environment =
                installed().isPresent() ? Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1") : Map.of();
        return Playwright.create(new Playwright.CreateOptions().setEnv(environment));
    }

    /** Nothing leaves this machine, whatever a page asks for. */
    static String resolving(String... rules) {
        return "--host-resolver-rules="
                + Stream.concat(
                                Stream.of(rules),
                                Stream.of("MAP * ~NOTFOUND", "EXCLUDE 127.0.0.1", "EXCLUDE localhost"))
                        .collect(Collectors.joining(", "));
    }

    /**
     * A new browser on this profile, with an unpacked extension.
     *
     * @param more further arguments, {@link #resolving} among them
     */
    BrowserContext withExtension(Path extension, Path profile, List<String> more) {
        return withExtension(playwright, extension, profile, more);
    }

    static BrowserContext withExtension(Playwright driver, Path extension, Path profile, List<String> more) {
        List<String> arguments = arguments(more);
        arguments.add("--disable-extensions-except=" + extension);
        arguments.add("--load-extension=" + extension);
        var options = new BrowserType.LaunchPersistentContextOptions()
                .setArgs(arguments)
                .setHeadless(true)
                .setLocale("en-US")
                .setIgnoreDefaultArgs(List.of("--disable-extensions"));
        installed().ifPresent(options::setExecutablePath);
        return patient(driver.chromium().launchPersistentContext(profile, options));
    }

    /** A separate browser session. */
    public BrowserContext person(Browser.NewContextOptions options) {
        return patient(browser.newContext(options));
    }

    private static BrowserContext patient(BrowserContext context) {
        context.setDefaultTimeout(ACTION_TIMEOUT_MILLIS);
        return context;
    }

    private static List<String> arguments(List<String> more) {
        return Stream.concat(ARGUMENTS.stream(), more.stream()).collect(Collectors.toCollection(ArrayList::new));
    }

    private static Optional<Path> installed() {
        return INSTALLED.stream().filter(Files::isExecutable).findFirst();
    }

    private static Path headlessShellOr(Path browser) {
        return Files.isExecutable(HEADLESS_SHELL) ? HEADLESS_SHELL : browser;
    }

    @Override
    public void close() {
        playwright.close();
    }
}
