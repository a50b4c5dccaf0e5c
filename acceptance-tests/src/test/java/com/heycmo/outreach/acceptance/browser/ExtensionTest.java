package com.heycmo.outreach.acceptance.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.testsupport.QueueRow;
import com.heycmo.outreach.testsupport.SharedResource;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** Base class of tests that run the built extension in a real browser, against the pipeline and fixture pages. */
abstract class ExtensionTest extends BrowserTest {

    private static final SharedResource<LinkedInFixtures> LINKED_IN = new SharedResource<>(LinkedInFixtures::new);
    private static final SharedResource<ExtensionBrowser> BROWSER =
            new SharedResource<>(() -> new ExtensionBrowser(SharedPages.get(), LINKED_IN.get()));

    LinkedInFixtures linkedIn;
    ExtensionBrowser browser;

    @BeforeAll
    static void isBuilt() {
        assumeTrue(ExtensionBrowser.isBuilt(), "The extension is not built: node and npm are not installed.");
    }

    @BeforeEach
    final void startAnew() {
        linkedIn = LINKED_IN.get();
        browser = BROWSER.get();
        linkedIn.reset();
        browser.forgetEverything();
    }

    /** Or it would take the jobs of other tests. */
    @AfterEach
    final void unpair() {
        browser.forgetEverything();
    }

    /** Another browser of the same customer. */
    final ExtensionBrowser secondBrowser() {
        return new ExtensionBrowser(pages, linkedIn);
    }

    final void pair() {
        browser.pair(pages.endpoints().extensionToken(0));
    }

    final UUID approved(Action action, String url, String body) {
        return rows.insert(
                QueueRow.approved(customer).action(action).prospect(url).body(body));
    }

    static String profile(String slug) {
        return "https://www.linkedin.com/in/" + slug;
    }

    static String post(String number) {
        return "https://www.linkedin.com/feed/update/urn:li:activity:" + number;
    }

    final void awaitStatus(UUID id, String status) {
        browser.await(() -> status(id).equals(status));
    }

    /** Failures are what these tests look for. */
    final void neverPause() {
        pages.neverPause(customer);
    }

    final void forget(UUID id) {
        pages.forget(customer, id);
    }

    /** The device tells its state after the panel shows it. */
    final void awaitDeviceState(String state) {
        browser.await(() -> deviceState().equals(state));
    }

    /** As the devices page shows it. */
    private String deviceState() {
        return pages.jdbc()
                .sql("""
                        SELECT coalesce(state, '') FROM linkedin_outreach_extension
                         WHERE customer_id = :customer ORDER BY state_at DESC NULLS LAST LIMIT 1
                        """)
                .param("customer", customer)
                .query(String.class)
                .single();
    }
}
