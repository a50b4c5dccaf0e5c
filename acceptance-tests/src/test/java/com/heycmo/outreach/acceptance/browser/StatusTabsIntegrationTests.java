package com.heycmo.outreach.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.testsupport.QueueRow;
import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A tab for each group of statuses, and the way back to review from each that has one. */
class StatusTabsIntegrationTests extends BrowserTest {

    @Test
    void aTabForEachGroupOfStatuses() {
        ReviewPage review = reviewer().open();

        assertThat(review.page().locator(".tabs a > span:first-child"))
                .hasText(new String[] {"Pending", "Approved", "Sent", "Failed and expired", "Skipped"});
    }

    @Test
    void draftsReturnToReviewFromEachTabThatMay() {
        UUID approved = rows.insert(QueueRow.approved(customer).with("prospect_name", "Anna Approved"));
        UUID failed = rows.insert(QueueRow.failed(customer).with("prospect_name", "Fred Failed"));
        UUID expired = rows.insert(QueueRow.expired(customer).with("prospect_name", "Ella Expired"));
        UUID skipped = rows.insert(QueueRow.skipped(customer).with("prospect_name", "Sam Skipped"));
        ReviewPage review = reviewer();
        review.page().clock().install();

        reopen(review, "approved", approved);
        reopen(review, "failed", failed);
        reopen(review, "failed", expired);
        reopen(review, "skipped", skipped);

        assertThat(List.of(status(approved), status(failed), status(expired), status(skipped)))
                .containsOnly("pending_review");
    }

    @Test
    void theBulkBarOffersWhatTheTabAllows() {
        rows.insert(QueueRow.pending(customer));
        rows.insert(QueueRow.approved(customer));
        rows.insert(QueueRow.failed(customer));
        rows.insert(QueueRow.skipped(customer));
        ReviewPage review = reviewer();

        offers(review, "pending", "Approve", "Skip");
        offers(review, "approved", "Skip", "Return to review");
        offers(review, "failed", "Return to review");
        offers(review, "skipped", "Return to review");
    }

    @Test
    void anUnknownOutcomeAsksWhetherItWasSent() {
        UUID yes = rows.insert(QueueRow.failedWithoutAnswer(customer).with("failure_kind", "uncertain"));
        UUID no = rows.insert(QueueRow.failedWithoutAnswer(customer));
        UUID known = rows.insert(QueueRow.failed(customer));
        ReviewPage review = reviewer().open("?tab=failed");
        assertThat(review.card(known).locator(".resolve")).hasCount(0);
        assertThat(review.card(yes)).containsText("Was it sent?");

        review.button(yes, "Yes, it was sent").click();
        assertThat(review.card(yes)).containsText("Checked by Rita Reviewer");
        review.button(no, "No, it was not sent").click();
        assertThat(review.card(no)).containsText("Checked by Rita Reviewer");

        assertThat(status(yes)).isEqualTo("sent");
        assertThat(rows.read(customer, no)).containsEntry("status", "failed").containsEntry("failure_kind", "reported");
    }

    private static void reopen(ReviewPage review, String tab, UUID id) {
        review.open("?tab=" + tab + "&open=" + id);
        review.button(id, "Return to review").click();
        assertThat(review.card(id).locator(".holding")).containsText("Returned to review");
        review.pass(10);
        assertThat(review.card(id)).hasAttribute("data-status", "pending_review");
    }

    private static void offers(ReviewPage review, String tab, String... decisions) {
        review.open("?tab=" + tab);
        Locator buttons = review.page().locator("#selection [data-bulk]");
        assertThat(buttons).hasText(decisions);
    }
}
