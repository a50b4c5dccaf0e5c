package com.heycmo.outreach.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.testsupport.QueueRow;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The steps of one person are shown and decided together. */
class SequencesIntegrationTests extends BrowserTest {

    private static final String HANNA = "https://www.linkedin.com/in/hanna-berg";

    /** No other test knows anything of this person. */
    private static final String STRANGER = "https://www.linkedin.com/in/olga-sequences";

    @Test
    void aSequenceIsApprovedAfterTenSecondsAndUndoneAsAWhole() {
        List<UUID> steps =
                List.of(step(0, Action.CONNECTION_REQUEST), step(3, Action.MESSAGE), step(7, Action.MESSAGE));
        UUID next = draft("Jane Doe", "Hi Jane");
        ReviewPage review = reviewer(tall());
        review.page().clock().install();
        review.open();

        review.press("Shift+A");
        assertThat(review.page().locator(".holding")).hasCount(3);
        review.hasFocusOn(next);
        review.pass(8);
        review.button(steps.get(1), "Undo 3").click();
        assertThat(review.page().locator(".holding")).hasCount(0);
        review.hasFocusOn(steps.get(0));

        review.page().getByText("Approve sequence").click();
        review.pass(10);

        await().untilAsserted(() -> steps.forEach(id -> assertThat(status(id)).isEqualTo("approved")));
        assertThat(review.page().locator(".card.approved .forecast")).hasCount(3);
        assertThat(status(next)).isEqualTo("pending_review");
        assertThat(timeline(review).locator("li.approved")).hasCount(3);
        assertThat(review.page().getByText("Approve sequence")).hasCount(0);
    }

    @Test
    void allStepsAreSkippedTogether() {
        List<UUID> steps = List.of(step(0, Action.MESSAGE), step(3, Action.MESSAGE));
        ReviewPage review = reviewer(tall());
        review.page().clock().install();
        review.open();

        review.page().getByText("Skip all").click();
        review.pass(10);

        await().untilAsserted(() -> steps.forEach(id -> assertThat(status(id)).isEqualTo("skipped")));
    }

    @Test
    void aStepWithAnUnreadVersionIsLeftOutAndNamed() {
        UUID first = step(0, Action.MESSAGE);
        UUID changed = step(3, Action.MESSAGE);
        ReviewPage review = reviewer(tall()).openAndListen();
        rows.change(customer, changed, QueueRow.changes().body("Another text").with("version", 2));
        assertThat(review.card(changed).locator(".notice")).containsText("New version");

        review.card(first).focus();
        review.press("Shift+A");

        assertThat(review.card(first).locator(".holding")).isVisible();
        assertThat(review.card(changed).locator(".holding")).hasCount(0);
        assertThat(review.page().locator(".left-out"))
                .hasText("Left out, because you have not read it yet: Message, Day 3");
        review.hasFocusOn(changed);
        // The next test may have a draft of the same id, which leaving the page would approve.
        review.press("u");
    }

    /** What was never in view was not read. */
    @Test
    void aStepBelowTheWindowIsLeftOutUntilItWasInView() {
        UUID first = step(0, Action.MESSAGE);
        UUID second = rows.insert(person(3).body("A long text.\n".repeat(80)));
        UUID third = step(7, Action.MESSAGE);
        ReviewPage review = reviewer(new Browser.NewContextOptions().setViewportSize(1280, 900))
                .open();
        // So that enough of the second step is in view to read it.
        review.page().evaluate("scrollBy(0, 250)");

        review.press("Shift+A");

        assertThat(review.card(first).locator(".holding")).isVisible();
        assertThat(review.card(third).locator(".holding")).hasCount(0);
        assertThat(review.page().locator(".left-out")).containsText("Message, Day 7");
        assertThat(review.card(third)).isInViewport();
        assertThat(status(second)).isEqualTo("pending_review");
        review.press("u");
    }

    @ParameterizedTest
    @CsvSource({"1280, LIGHT, en, Approve sequence", "360, DARK, de, Sequenz freigeben"})
    void theTimelineFitsAndHasNoViolations(int width, ColorScheme theme, String language, String approve) {
        new SampleQueue(rows, customer).insertPerson();
        step(14, Action.MESSAGE);
        ReviewPage review = reviewer(new Browser.NewContextOptions()
                        .setViewportSize(width, 1600)
                        .setColorScheme(theme)
                        .setLocale(language))
                .open();

        assertThat(timeline(review).locator("li")).hasCount(4);
        assertThat(timeline(review).locator("li").first()).hasClass("sent");
        assertThat(review.page().getByText(approve)).isVisible();
        assertThat(review.elementsWiderThanTheWindow()).isEmpty();
        assertThat(Axe.violations(review.page())).isEmpty();
        review.page()
                .screenshot(new Page.ScreenshotOptions()
                        .setPath(Path.of("target", "screenshots", "sequence-" + width + ".png"))
                        .setFullPage(true));
    }

    @Test
    void theOrderAppliesAtOnceAndStaysInTheAddress() {
        UUID zoe = draft("Zoe", "Hi Zoe");
        UUID adam = draft("Adam", "Hi Adam");
        ReviewPage review = reviewer().open();
        assertThat(review.cards()).hasCount(2);

        review.follow(() -> review.page().getByLabel("Sort by").selectOption("person"));

        assertThat(review.page()).hasURL(Pattern.compile(".*[?&]sort=person.*"));
        assertThat(review.cards().first()).hasId("draft-" + adam);
        assertThat(review.cards().last()).hasId("draft-" + zoe);
    }

    @Test
    void warningsStandOnTheCardBeforeTheDecision() {
        pages.jdbc().sql("""
                        INSERT INTO linkedin_outreach_customer (customer_id, max_connection_note_length)
                        VALUES (:customer, 200)
                        ON CONFLICT (customer_id) DO UPDATE SET max_connection_note_length = 200
                        """).param("customer", customer).update();
        rows.insert(stranger(0));
        UUID later = rows.insert(stranger(3).body("Hi {{first_name}}"));
        UUID note = rows.insert(stranger(0).action(Action.CONNECTION_REQUEST).body("x".repeat(201)));
        rows.insert(QueueRow.sent(customer, Duration.ofDays(5))
                .action(Action.CONNECTION_REQUEST)
                .with("day_offset", 1)
                .prospect(STRANGER));
        ReviewPage review = reviewer().open();

        assertThat(review.card(later).locator(".warnings li")).hasText(new String[] {
            "The text contains a placeholder that nobody has filled in.",
            "An earlier step for this person is still waiting for review.",
            "This person has not accepted your invitation yet."
        });
        assertThat(review.card(note).locator(".warnings li")).hasText(new String[] {
            "The note is too long: this account can send 200 characters. Shorten it before you approve.",
            "The note has more than 200 characters, which a free LinkedIn account cannot send.",
            "Another invitation to this person was sent or is approved."
        });
        assertThat(review.button(note, "Approve"))
                .hasAccessibleDescription(Pattern.compile(".*The note is too long.*"));
    }

    @Test
    void aWarningThatAnotherDraftCausesLaterStandsOnTheOpenCard() {
        UUID first = rows.insert(stranger(0).action(Action.CONNECTION_REQUEST));
        UUID second = rows.insert(stranger(3).action(Action.CONNECTION_REQUEST).body("Hi again"));
        ReviewPage review = reviewer();
        review.page().waitForResponse(Pattern.compile(".*/changes.*"), () -> review.open("?q=again"));
        assertThat(review.card(second)).isVisible();
        assertThat(review.card(first)).hasCount(0);
        assertThat(review.card(second).locator(".warnings li"))
                .hasText(new String[] {"An earlier step for this person is still waiting for review."});

        rows.change(
                customer,
                first,
                QueueRow.changes()
                        .with("status", "approved")
                        .at("approved_at", Duration.ZERO)
                        .with("approved_by_user_id", RITA));

        assertThat(review.card(second).locator(".warnings li"))
                .hasText(new String[] {"Another invitation to this person was sent or is approved."});
    }

    /** As after the first person's first step was decided: the next cards of the list bring the person again. */
    @Test
    void nobodyStandsInTheListTwice() {
        UUID first = step(0, Action.MESSAGE);
        UUID second = step(3, Action.MESSAGE);
        drafts(60);
        ReviewPage review = reviewer().open("?sort=age&open=" + first);
        rows.change(
                customer,
                first,
                QueueRow.changes()
                        .with("status", "skipped")
                        .at("skipped_at", Duration.ZERO)
                        .with("skipped_by_user_id", RITA));

        review.page().locator(".more a").scrollIntoViewIfNeeded();

        assertThat(review.page().locator(".more")).hasCount(0);
        assertThat(review.card(second)).hasCount(1);
        assertThat(review.cards()).hasCount(62);
    }

    private static Locator timeline(ReviewPage review) {
        return review.page().locator(".sequence:visible .steps");
    }

    /** All cards are in view. */
    private static Browser.NewContextOptions tall() {
        return new Browser.NewContextOptions().setViewportSize(1280, 2400);
    }

    private UUID step(int day, Action action) {
        return rows.insert(person(day).action(action));
    }

    private QueueRow stranger(int day) {
        return person(day).prospect(STRANGER);
    }

    private QueueRow person(int day) {
        return QueueRow.pending(customer)
                .prospect(HANNA)
                .with("prospect_name", "Hanna Berg")
                .with("day_offset", day)
                .body("Hi Hanna, this is day " + day + ".")
                .at("created_at", Duration.ofSeconds(day - 20_000L));
    }
}
