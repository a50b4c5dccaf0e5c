package com.heycmo.outreach.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.draft.ProspectId;
import com.heycmo.outreach.testsupport.QueueRow;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Viewers, other customers, and people with several customers. */
class ViewerIntegrationTests extends BrowserTest {

    private static final String JANE = "https://www.linkedin.com/in/jane-viewed";

    @Test
    void aViewerSeesDraftsButNoDecisions() {
        UUID pending = draft("Jane Doe", "Hi Jane");
        rows.insert(QueueRow.approved(customer));
        UUID failed = rows.insert(QueueRow.failed(customer));
        ReviewPage viewer = viewer().open();

        assertThat(viewer.card(pending)).containsText("Hi Jane");
        assertThat(viewer.page().locator("main").locator("button:visible, input[type=checkbox]:visible"))
                .hasCount(1);
        assertThat(viewer.page().locator("main button:visible")).hasText("Keyboard shortcuts (?)");
        viewer.press("a");
        viewer.press("x");
        assertThat(viewer.card(pending).locator(".holding")).hasCount(0);
        viewer.open("?tab=failed");
        assertThat(viewer.card(failed).locator("button, input")).hasCount(0);
        viewer.open("/limits");
        assertThat(viewer.page().locator("main input:enabled:visible, main select:enabled, main button"))
                .hasCount(0);
        viewer.open("/extensions");
        assertThat(viewer.page().locator("main button, main input")).hasCount(0);
        assertThat(viewer.page().getByText("New draft")).hasCount(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?tab=approved",
                "?tab=sent",
                "?tab=skipped",
                "/people",
                "/people/%s",
                "/do-not-contact",
                "/history",
                "/analytics"
            })
    void noOtherPageHasAFormThatChangesSomething(String path) {
        rows.insert(QueueRow.approved(customer).prospect(JANE));
        rows.insert(QueueRow.sent(customer, Duration.ofHours(1)));
        rows.insert(QueueRow.skipped(customer));
        rows.forbid(customer, "company", "Acme");
        ReviewPage viewer = viewer().open(path.formatted(ProspectId.of(customer, JANE)));

        assertThat(viewer.page().locator("main h1").first()).isAttached();
        assertThat(viewer.page().locator("main form[method=post], main [hx-post], main .select"))
                .hasCount(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/approve", "/skip", "/edit", "/resolve", "/reopen", "/revise", "/do-not-contact"})
    void aForgedDecisionOfAViewerIsRejected(String decision) {
        UUID id = draft("Jane Doe", "Hi Jane");
        ReviewPage viewer = viewer().open();

        assertThat(forged(viewer, "/drafts/" + id + decision)).isEqualTo(403);
        assertThat(status(id)).isEqualTo("pending_review");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/pause", "/extensions", "/new", "/limits", "/holds/message", "/do-not-contact"})
    void otherForgedRequestsAreRejected(String path) {
        assertThat(forged(viewer().open(), path)).isEqualTo(403);
    }

    @Test
    void anotherCustomersQueueIsForbidden() {
        complaints.expectErrorResponses();
        Response answer = reviewer().page().navigate(pages.ui() + "/00000000-0000-4000-8000-000000000000");

        assertThat(Objects.requireNonNull(answer).status()).isEqualTo(403);
    }

    @Test
    void thePersonSwitchesBetweenCustomers() {
        UUID here = draft("Jane Doe", "Hi Jane");
        UUID there = rows.insert(QueueRow.pending(pages.customer(1)));
        ReviewPage review = reviewer().open();
        assertThat(review.card(here)).isVisible();

        review.page().locator(".customers summary").click();
        review.page().locator(".customers").getByText("Acme Robotics").click();

        assertThat(review.card(there)).isVisible();
        assertThat(review.card(here)).hasCount(0);
    }

    private static int forged(ReviewPage viewer, String path) {
        String token = viewer.page().locator("meta[name=csrf]").getAttribute("content");
        FormData form = FormData.create()
                .set("_csrf", Objects.requireNonNull(token))
                .set("version", "1")
                .set("body", "x");
        return viewer.page()
                .request()
                .post(viewer.url() + path, RequestOptions.create().setForm(form))
                .status();
    }
}
