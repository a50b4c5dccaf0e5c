package com.heycmo.outreach.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.testsupport.QueueRow;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages on a phone: 360 pixels wide. */
class PhoneIntegrationTests extends BrowserTest {

    private static final String LONG_TEXT = "A sentence that makes the card longer than a phone. ".repeat(30);

    @Test
    void decisionsAreWithinTheThumbsReach() {
        UUID first = rows.insert(
                QueueRow.pending(customer).with("prospect_name", "Ada Long").body(LONG_TEXT));
        UUID second = rows.insert(
                QueueRow.pending(customer).with("prospect_name", "Bea Long").body(LONG_TEXT));
        ReviewPage review = phone("en");
        review.page().clock().install();
        review.open();
        Locator bar = review.page().locator("#thumb");
        assertThat(bar).isHidden();

        scrollTo(review, first);
        assertThat(bar).containsText("Ada Long");
        assertThat(distanceFromTheBottom(review, bar.getByText("Approve"))).isLessThan(80);
        bar.getByText("Approve").click();
        assertThat(review.card(first).locator(".holding")).containsText("Approved");
        scrollTo(review, second);
        assertThat(bar).containsText("Bea Long");
        bar.getByText("Skip").click();
        review.pass(10);

        assertThat(review.card(first)).containsText("Approved by Rita Reviewer");
        assertThat(review.card(second)).containsText("Skipped by Rita Reviewer");
        assertThat(status(first)).isEqualTo("approved");
        assertThat(status(second)).isEqualTo("skipped");
    }

    /** Two pairs of buttons for one card would be one too many. */
    @Test
    void theBarIsAwayWhileTheCardsOwnButtonsAreInSight() {
        UUID id = draft("Jane Doe", "Hi Jane");
        ReviewPage review = phone("en").open();

        review.button(id, "Approve").scrollIntoViewIfNeeded();

        assertThat(review.button(id, "Approve")).isInViewport();
        assertThat(review.page().locator("#thumb")).isHidden();
    }

    @Test
    void aViewerHasNoBar() {
        rows.insert(QueueRow.pending(customer).body(LONG_TEXT));
        ReviewPage viewer = as("viewer", new Browser.NewContextOptions().setViewportSize(360, 740))
                .open();

        assertThat(viewer.page().locator("#thumb")).hasCount(0);
    }

    @Test
    void thePageOpensAtItsTopWithTheFiltersFolded() {
        new SampleQueue(rows, customer).insert();
        ReviewPage review = phone("en").open();
        assertThat(review.cards().first()).isFocused();

        assertThat((int) review.page().evaluate("Math.round(scrollY)")).isZero();
        assertThat(review.page().locator("#search")).isHidden();
        Locator fold = review.page().getByText("Search and filter");
        fold.click();
        assertThat(fold.locator("xpath=ancestor-or-self::button")).hasAttribute("aria-expanded", "true");
        review.page().locator("#search").fill("Priya");
        assertThat(review.cards()).hasCount(1);
        assertThat(review.page().locator("#filter-fold .count")).hasText("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void noWordIsBrokenAndNamesStayInPlace(String language) {
        SampleQueue samples = new SampleQueue(rows, customer);
        samples.insert();
        String person = samples.insertPerson();
        UUID arabic = rows.insert(QueueRow.pending(customer)
                .with("prospect_name", "\u0644\u064a\u0644\u0649 \u062d\u062f\u0627\u062f")
                .with("prospect_company", "\u0634\u0631\u0643\u0629 \u0627\u0644\u0646\u0648\u0631")
                .body("Hello"));
        ReviewPage review = phone(language);

        for (String path : List.of(
                "",
                "?tab=approved",
                "?tab=sent",
                "?tab=failed",
                "?tab=skipped",
                "/history",
                "/people",
                person,
                "/new",
                "/limits",
                "/extensions",
                "/do-not-contact")) {
            review.open(path);
            assertThat(review.brokenWords()).as(path).isEmpty();
            assertThat(review.elementsWiderThanTheWindow()).as(path).isEmpty();
        }
        review.open("?open=" + arabic);
        double left = review.card(arabic).locator("h2").boundingBox().x;
        assertThat(review.card(arabic).locator("h2 bdi").boundingBox().x).isEqualTo(left);
        review.press("a");
        Locator name = review.card(arabic).locator(".holding .name");
        assertThat(((Number) review.page().evaluate("""
                (name) => {
                    const range = document.createRange();
                    range.selectNodeContents(name);
                    return range.getBoundingClientRect().left - name.getBoundingClientRect().left;
                }
                """, name.elementHandle())).doubleValue())
                .isLessThan(1);
    }

    private ReviewPage phone(String language) {
        return reviewer(
                new Browser.NewContextOptions().setViewportSize(360, 740).setLocale(language));
    }

    private static void scrollTo(ReviewPage review, UUID id) {
        review.card(id).evaluate("(card) => card.scrollIntoView({ block: 'start' })");
    }

    private static double distanceFromTheBottom(ReviewPage review, Locator button) {
        return review.page().viewportSize().height - button.boundingBox().y;
    }
}
