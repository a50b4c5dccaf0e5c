package com.heycmo.outreach.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Reviewing by mouse, by keyboard only, and a hundred drafts in a row. */
class ReviewingIntegrationTests extends BrowserTest {

    private static final String RESULT = "https://www.linkedin.com/messaging/thread/2-abc/";

    @Test
    void aDraftIsEditedApprovedClaimedAndSentByMouse() {
        UUID id = draft("Jane Doe", "Hi Jane");
        ReviewPage review = reviewer();
        review.page().clock().install();
        review.openAndListen();

        review.card(id).getByText("Edit", exactly()).click();
        review.editor(id).fill("Hello Jane");
        review.button(id, "Save").click();
        assertThat(review.card(id).locator(".body")).hasText("Hello Jane");
        review.approve(id);
        assertThat(review.card(id)).containsText("Approved · Saving in");
        review.pass(10);
        assertThat(review.card(id)).containsText("Approved by Rita Reviewer");
        review.tab("Approved");
        assertThat(review.card(id)).containsText("Approved by Rita Reviewer");

        Extension extension = extension();
        JsonNode job = extension.claim().path("job");
        assertThat(job.path("body").asString()).isEqualTo("Hello Jane");
        assertThat(review.card(id).getByRole(AriaRole.TIMER)).containsText("4:");
        extension.sent(job, RESULT);
        assertThat(review.card(id).getByText("See the result")).hasAttribute("href", RESULT);
        review.tab("Sent");
        assertThat(review.card(id).getByText("See the result")).hasAttribute("href", RESULT);
    }

    @Test
    void draftsAreReviewedByKeyboardOnly() {
        List<UUID> ids = drafts(3);
        ReviewPage review = reviewer();
        review.page().clock().install();
        review.open();

        review.hasFocusOn(ids.get(0));
        review.press("j");
        review.hasFocusOn(ids.get(1));
        review.press("e");
        assertThat(review.editor(ids.get(1))).isFocused();
        review.press("Control+a");
        review.page().keyboard().type("Typed: a, s, u and j");
        review.press("Control+Enter");
        assertThat(review.card(ids.get(1)).locator(".body")).hasText("Typed: a, s, u and j");
        review.hasFocusOn(ids.get(1));
        review.press("a");
        review.hasFocusOn(ids.get(2));
        review.press("k");
        review.press("k");
        review.hasFocusOn(ids.get(0));
        review.press("Shift+S");
        review.page().keyboard().type("no longer there");
        review.press("Enter");
        review.hasFocusOn(ids.get(2));
        review.press("s");
        review.pass(10);

        await().untilAsserted(() -> {
            assertThat(status(ids.get(1))).isEqualTo("approved");
            assertThat(rows.read(customer, ids.get(0))).containsEntry("skip_reason", "no longer there");
            assertThat(status(ids.get(2))).isEqualTo("skipped");
        });
        assertThat(rows.read(customer, ids.get(1))).containsEntry("edited_by_user_id", RITA);
    }

    @Test
    void aHundredDraftsTakeAHundredKeys() {
        List<UUID> ids = drafts(100);
        ReviewPage review = reviewer();
        review.page().clock().install();
        review.openAndListen();

        for (UUID id : ids) {
            review.hasFocusOn(id);
            review.press("a");
        }
        review.pass(10);

        await().atMost(java.time.Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(rows.all(customer))
                        .hasSize(100)
                        .allSatisfy(row -> assertThat(row)
                                .containsEntry("status", "approved")
                                .containsEntry("approved_by_user_id", RITA)));
        assertThat(review.page().getByText("You're all caught up.")).isVisible();
    }

    private Extension extension() {
        return new Extension(pages.endpoints().queue(0), pages.endpoints().extensionToken(0));
    }

    private static com.microsoft.playwright.Locator.GetByTextOptions exactly() {
        return new com.microsoft.playwright.Locator.GetByTextOptions().setExact(true);
    }
}
