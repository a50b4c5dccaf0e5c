package com.heycmo.outreach.acceptance.browser;

import com.heycmo.outreach.embedded.DatabaseAccess;
import com.heycmo.outreach.testsupport.AllInOneProcess;
import com.heycmo.outreach.testsupport.Connections;
import com.heycmo.outreach.testsupport.QueueRows;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** The pipeline and the browser that all tests share, because starting them takes longer than most tests. */
final class RunningPages implements AutoCloseable {

    private final Path directory = newDirectory();
    private final AllInOneProcess process =
            AllInOneProcess.unpacked(directory.resolve("data")).with("outreach.demo", "false");
    private final Map<String, String> signedIn = new HashMap<>();
    private final Chromium chromium = Chromium.start();
    private AllInOneProcess.Endpoints endpoints;

    RunningPages() {
        endpoints = process.start();
    }

    AllInOneProcess.Endpoints endpoints() {
        return endpoints;
    }

    Path endpointsFile() {
        return process.endpointsFile();
    }

    String ui() {
        return endpoints.json().path("ui").path("url").asString();
    }

    UUID customer(int index) {
        return endpoints.customerId(index);
    }

    /** Connects as the schema's owner. */
    JdbcClient jdbc() {
        return JdbcClient.create(Connections.pooled(new DatabaseAccess(
                endpoints.text("jdbcUrl"), endpoints.text("jdbcUser"), endpoints.text("jdbcPassword"))));
    }

    QueueRows rows() {
        return new QueueRows(jdbc());
    }

    /** Restores the state of a first start without drafts. */
    void clear() {
        for (String table : List.of(
                "linkedin_outreach_queue",
                "linkedin_outreach_action_limit",
                "linkedin_outreach_do_not_contact",
                "linkedin_outreach_audit",
                "outbox")) {
            jdbc().sql("DELETE FROM " + table).update();
        }
        jdbc().sql("""
                        UPDATE linkedin_outreach_customer
                           SET paused_at = NULL, paused_by_user_id = NULL, paused_by_rule = NULL, limits_version = 0,
                               time_zone = DEFAULT, max_connection_note_length = DEFAULT, warm_up_from = NULL,
                               warm_up_per_day = NULL, warm_up_increase_per_day = NULL, working_days = NULL,
                               working_from = NULL, working_to = NULL, pause_after_failures = DEFAULT,
                               hold_later_steps = DEFAULT, stop_on_reply = DEFAULT
                        """).update();
        jdbc().sql("DELETE FROM linkedin_outreach_extension WHERE device_name <> 'Demo extension'")
                .update();
    }

    /** However many failures the customer's extensions report. */
    void neverPause(UUID customer) {
        jdbc().sql("""
                        INSERT INTO linkedin_outreach_customer (customer_id, pause_after_failures)
                        VALUES (:customer, NULL)
                        ON CONFLICT (customer_id) DO UPDATE SET pause_after_failures = NULL
                        """).param("customer", customer).update();
    }

    /** So that the customer's next draft finds free caps, no hold, no pause, and nothing else to claim. */
    void forget(UUID customer, UUID id) {
        jdbc().sql("DELETE FROM linkedin_outreach_queue WHERE customer_id = :customer AND id = :id")
                .param("customer", customer)
                .param("id", id)
                .update();
        jdbc().sql("DELETE FROM linkedin_outreach_action_limit WHERE customer_id = :customer")
                .param("customer", customer)
                .update();
        jdbc().sql("""
                        UPDATE linkedin_outreach_customer
                           SET paused_at = NULL, paused_by_rule = NULL
                         WHERE customer_id = :customer
                        """).param("customer", customer).update();
    }

    void stop() {
        process.close();
    }

    /** SIGKILL, in the middle of whatever it does. */
    void kill() {
        process.process().kill();
    }

    /** Restarts the process with its data directory; sessions are lost. */
    void start() {
        endpoints = process.start();
        signedIn.clear();
    }

    /** A new browser on this profile, with an unpacked extension. */
    BrowserContext withExtension(Path extension, Path profile, List<String> arguments) {
        return chromium.withExtension(extension, profile, arguments);
    }

    /** A browser session without a login. */
    BrowserContext stranger() {
        return chromium.person(new Browser.NewContextOptions());
    }

    /** A browser with the login session that this user has in all tests. */
    BrowserContext signedIn(String user, Browser.NewContextOptions options) {
        return chromium.person(options.setStorageState(signedIn.computeIfAbsent(user, this::signIn)));
    }

    /** The next test that needs this login signs in again. */
    void forgetLogin(String user) {
        signedIn.remove(user);
    }

    String password(String user) {
        try {
            return Files.readString(
                            directory.resolve("data").resolve("passwords").resolve(user))
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String signIn(String user) {
        try (BrowserContext context = stranger()) {
            Page page = context.newPage();
            page.navigate(ui());
            SignInForm.submit(page, user, password(user));
            return context.storageState();
        }
    }

    @Override
    public void close() {
        chromium.close();
        process.close();
        try {
            FileSystemUtils.deleteRecursively(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path newDirectory() {
        try {
            return Files.createTempDirectory("pages");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
