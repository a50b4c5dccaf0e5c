package com.heycmo.outreach.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.testsupport.QueueRow;
import com.heycmo.outreach.testsupport.QueueRows;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * Base class of tests on the pages of the first customer, whose queue is empty at first. Every test fails if a page
 * violates its content security policy or logs an error.
 */
abstract class BrowserTest {

    static final UUID RITA = UUID.fromString("5d0c1f4e-7a92-4b36-8e15-c47f20b9d301");

    private final List<BrowserContext> browsers = new ArrayList<>();
    final Complaints complaints = new Complaints();
    final RunningPages pages = SharedPages.get();
    final UUID customer = pages.customer(0);
    final QueueRows rows = pages.rows();

    @BeforeEach
    final void clearTheQueue() {
        pages.clear();
    }

    @AfterEach
    final void closeBrowsers() {
        browsers.forEach(BrowserContext::close);
        assertThat(complaints.all()).as("errors in the browser").isEmpty();
    }

    /** The queue in a new browser session of the reviewer. */
    ReviewPage reviewer() {
        return reviewer(new Browser.NewContextOptions());
    }

    ReviewPage reviewer(Browser.NewContextOptions options) {
        return as("reviewer", options);
    }

    ReviewPage viewer() {
        return as("viewer", new Browser.NewContextOptions());
    }

    ReviewPage as(String user, Browser.NewContextOptions options) {
        return new ReviewPage(watched(pages.signedIn(user, options)).newPage(), pages.ui() + "/" + customer);
    }

    /** A new browser session without a login. */
    Page stranger() {
        return watched(pages.stranger()).newPage();
    }

    private BrowserContext watched(BrowserContext context) {
        browsers.add(context);
        complaints.watch(context);
        return context;
    }

    UUID draft(String name, String body) {
        return rows.insert(
                QueueRow.pending(customer).with("prospect_name", name).body(body));
    }

    /** Drafts for Person 1 to n, in this order. */
    List<UUID> drafts(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(n -> rows.insert(QueueRow.pending(customer)
                        .with("prospect_name", "Person " + n)
                        .body("Hi, this is draft " + n + ".")
                        .at("created_at", java.time.Duration.ofSeconds(n - 10_000L))))
                .toList();
    }

    String status(UUID id) {
        return rows.status(customer, id);
    }
}
