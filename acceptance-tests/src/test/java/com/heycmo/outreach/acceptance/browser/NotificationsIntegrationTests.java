package com.heycmo.outreach.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.testsupport.QueueRow;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a person learns who looks at another tab: from the title, and from notifications of the browser. */
class NotificationsIntegrationTests extends BrowserTest {

    /** Collects notifications instead of showing them, and pretends that nobody looks at the page. */
    private static final String COLLECT = """
            window.told = [];
            window.Notification = class extends EventTarget {
                static permission = 'granted';
                static requestPermission = async () => 'granted';
                constructor(title, { body }) { super(); window.told.push(body); }
            };
            document.hasFocus = () => false;
            """;

    private static final String HIDE = """
            Object.defineProperty(document, 'hidden', { value: true, configurable: true });
            document.dispatchEvent(new Event('visibilitychange'));
            """;

    @Test
    void theTitleCountsWhatWaits() {
        draft("Jane Doe", "Hi Jane");
        ReviewPage review = reviewer().openAndListen();
        assertThat(review.page()).hasTitle("(1) Review · Northwind Labs");

        draft("John Roe", "Hi John");
        assertThat(review.page()).hasTitle("(2) Review · Northwind Labs");
        review.tab("Sent");
        assertThat(review.page()).hasTitle(Pattern.compile("^\\(2\\) Sent"));
    }

    @Test
    void notificationsTellOfAPauseAndOfAMissingExtensionAlsoWhileThePageIsHidden() {
        rows.insert(QueueRow.approved(customer));
        pages.jdbc()
                .sql("UPDATE linkedin_outreach_extension SET last_seen_at = now()")
                .update();
        ReviewPage review = reviewer();
        review.page().addInitScript(COLLECT);
        review.openAndListen();
        review.page().getByLabel("Notify me in the browser").check();
        review.page().evaluate(HIDE);

        pages.jdbc()
                .sql(
                        "UPDATE linkedin_outreach_customer SET paused_at = now(), paused_by_rule = 'failures' WHERE customer_id = :customer")
                .param("customer", customer)
                .update();
        review.page().waitForCondition(() -> told(review).size() == 1);
        pages.jdbc()
                .sql("UPDATE linkedin_outreach_extension SET last_seen_at = now() - interval '16 minutes'")
                .update();
        review.page().waitForCondition(() -> told(review).size() == 2);

        assertThat(told(review))
                .satisfiesExactly(
                        pause -> assertThat(String.valueOf(pause)).containsIgnoringCase("failed"),
                        away -> assertThat(String.valueOf(away)).contains("no extension has connected"));
    }

    /** Like Chrome on Android. */
    @Test
    void aBrowserThatCannotNotifyStopsOfferingIt() {
        ReviewPage review = reviewer();
        review.page().addInitScript(COLLECT.replace("super();", "throw new TypeError('Illegal constructor');"));
        review.openAndListen();
        review.page().getByLabel("Notify me in the browser").check();
        pages.jdbc()
                .sql(
                        "UPDATE linkedin_outreach_customer SET paused_at = now(), paused_by_rule = 'failures' WHERE customer_id = :customer")
                .param("customer", customer)
                .update();

        assertThat(review.page().locator("#notify")).isHidden();
        draft("Jane Doe", "Hi Jane");
        assertThat(review.page()).hasTitle("(1) Review · Northwind Labs");
    }

    private static List<?> told(ReviewPage review) {
        return (List<?>) review.page().evaluate("told");
    }
}
