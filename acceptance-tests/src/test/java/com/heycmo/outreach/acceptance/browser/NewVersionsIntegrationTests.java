package com.heycmo.outreach.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.heycmo.outreach.testsupport.QueueRow;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Route;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Versions that arrive in another way than by live updates, which are out of order here. */
class NewVersionsIntegrationTests extends BrowserTest {

    static Stream<Named<Consumer<ReviewPage>>> lists() {
        return Stream.of(
                Named.of(
                        "order",
                        review -> review.follow(
                                () -> review.page().getByLabel("Sort by").selectOption("person"))),
                Named.of(
                        "filter",
                        review -> review.follow(
                                () -> review.page().locator("#search").fill("see you"))));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void aVersionThatComesWithAnotherListMustBeConfirmed(Consumer<ReviewPage> changeTheList) {
        UUID id = draft("Jane Doe", "Hi Jane, see you on Monday");
        ReviewPage review = withoutUpdates(new Browser.NewContextOptions());
        review.hasFocusOn(id);
        edit(id, "Hi Jane, see you on Friday");
        changeTheList.accept(review);

        assertThat(review.card(id).locator(".notice ins")).hasText("Friday");
        review.card(id).focus();
        review.press("a");
        assertThat(review.card(id).locator(".holding")).hasCount(0);
        review.card(id).focus();
        review.press("n");
        review.press("a");
        assertThat(review.card(id).locator(".holding")).isVisible();
    }

    @Test
    void aTextOfTheirOwnIsNotNewToThePerson() {
        UUID id = draft("Jane Doe", "Hi Jane");
        ReviewPage review = withoutUpdates(new Browser.NewContextOptions());
        review.press("e");
        review.editor(id).fill("Hello Jane");
        review.button(id, "Save").click();
        assertThat(review.card(id).locator(".body")).hasText("Hello Jane");
        assertThat(review.card(id).locator(".notice")).hasCount(0);
        review.follow(() -> review.page().getByLabel("Sort by").selectOption("person"));

        assertThat(review.card(id).locator(".notice")).hasCount(0);
        review.card(id).focus();
        review.press("a");
        assertThat(review.card(id).locator(".holding")).isVisible();
    }

    @Test
    void allThatMatchAreSelectedInTheirPresentVersion() {
        List<UUID> ids = drafts(60);
        UUID changed = ids.get(59);
        ReviewPage review = withoutUpdates(new Browser.NewContextOptions());
        assertThat(review.card(changed)).hasCount(0);
        review.press("*");
        assertThat(review.page().locator("#selected-count")).hasText("60");
        edit(changed, "Hello");
        review.page().locator(".more a").scrollIntoViewIfNeeded();
        assertThat(review.card(changed).locator(".body")).hasText("Hello");
        review.card(changed).scrollIntoViewIfNeeded();
        review.page().locator("#selection [data-bulk=approve]").click();

        assertThat(review.page().locator("#bulk-left-out li")).containsText("Person 60");
        assertThat(review.page().locator("#bulk-go")).hasText("Approve 59");
    }

    @Test
    void aStepOfWhichOnlyTheBorderShowedIsNotApproved() {
        UUID first = step(0, "A long text.\n".repeat(80));
        UUID second = step(3, "Hi Jane");
        ReviewPage review = withoutUpdates(new Browser.NewContextOptions().setViewportSize(1280, 900));
        review.page()
                .evaluate(
                        "(id) => scrollBy(0, document.getElementById(id).getBoundingClientRect().top - innerHeight + 5)",
                        "draft-" + second);
        review.press("Shift+A");

        assertThat(review.card(first).locator(".holding")).isVisible();
        assertThat(review.card(second).locator(".holding")).hasCount(0);
        assertThat(review.page().locator(".left-out")).containsText("Message, Day 3");
    }

    private ReviewPage withoutUpdates(Browser.NewContextOptions options) {
        complaints.expectErrorResponses();
        ReviewPage review = reviewer(options);
        review.page().route("**/live", Route::abort);
        return review.open();
    }

    /** Changes the text like an agent's newer draft. */
    private void edit(UUID id, String body) {
        rows.change(
                customer, id, QueueRow.changes().body(body).with("version", 2).at("updated_at", Duration.ZERO));
    }

    private UUID step(int day, String body) {
        return rows.insert(QueueRow.pending(customer)
                .prospect("https://www.linkedin.com/in/jane-versions")
                .with("day_offset", day)
                .body(body));
    }
}
