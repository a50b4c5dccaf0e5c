package com.heycmo.outreach.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.policy.Action;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Acceptance and replies, which the person has the extension look for. */
class ExtensionAnswersIntegrationTests extends ExtensionTest {

    @Test
    void tellsWhoHasAcceptedOrReplied() {
        List<UUID> ids = List.of(
                approved(Action.CONNECTION_REQUEST, profile("connectable--answers"), "Hi"),
                approved(Action.MESSAGE, profile("connected--silent"), "Hi"),
                approved(Action.MESSAGE, profile("connected--answers"), "Hi"));
        browser.sendAutomatically();
        pair();
        ids.forEach(id -> awaitStatus(id, "sent"));
        browser.await(() -> browser.state().equals("idle"));
        linkedIn.change("accept", "connectable--answers");
        linkedIn.change("reply", "connected--answers");

        browser.panel().locator("#answers").click();

        assertThat(browser.panel().locator("#found"))
                .hasText("New answers: 2", new LocatorAssertions.HasTextOptions().setTimeout(ExtensionBrowser.TIMEOUT));
        assertThat(signals())
                .containsExactlyInAnyOrder(
                        "accepted " + profile("connectable--answers"), "replied " + profile("connected--answers"));
    }

    private List<String> signals() {
        return pages.jdbc()
                .sql("""
                        SELECT signal.type || ' ' || prospect.prospect_url
                          FROM linkedin_outreach_signal signal
                          JOIN linkedin_outreach_prospect prospect USING (customer_id, prospect_id)
                         WHERE signal.customer_id = :customer AND signal.actor = 'extension'
                        """)
                .param("customer", customer)
                .query(String.class)
                .list();
    }
}
