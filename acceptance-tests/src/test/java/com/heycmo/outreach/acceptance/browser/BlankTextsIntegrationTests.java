package com.heycmo.outreach.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.policy.InvisibleCharacters;
import com.heycmo.outreach.testsupport.QueueRow;
import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The page calls a text blank if a person sees nothing of it. */
class BlankTextsIntegrationTests extends BrowserTest {

    @Test
    void anEditorDoesNotSaveATextThatNobodyCanSee() {
        complaints.expectErrorResponses();
        UUID id = draft("Jane Doe", "Hi Jane");
        ReviewPage review = reviewer().open();
        review.card(id).locator(".edit summary").click();
        Locator reasons = review.card(id).locator(".live-reasons");

        for (String blank : List.of("\u00A0\u2007\n", "\u200B\uFEFF\u00AD", "\u2800", "\uDB40\uDC41\uFE0F")) {
            review.editor(id).fill(blank);
            assertThat(reasons).containsText("Enter a text.");
            review.editor(id).fill(blank + "x");
            assertThat(reasons.locator("li")).hasCount(0);
        }
        review.editor(id).fill("\u00A0\u200B");
        review.button(id, "Save").click();

        assertThat(review.card(id).locator(".notice")).containsText("Enter a text.");
        assertThat(rows.read(customer, id)).containsEntry("body", "Hi Jane").containsEntry("version", 1);
    }

    @Test
    void aNoteThatNobodyCanSeeIsShownAsNone() {
        UUID id = rows.insert(
                QueueRow.pending(customer).action(Action.CONNECTION_REQUEST).body("\u00A0\u200B"));

        assertThat(reviewer().open().card(id)).containsText("Without a note");
    }

    /** The browser brings Unicode's own tables, perhaps those of another version. */
    @Test
    void theBrowserSeesNoneOfTheInvisibleCharactersEither() {
        List<?> invisible = (List<?>) reviewer().open().page().evaluate("""
                () => {
                  const invisible = /[\\p{White_Space}\\p{Cc}\\p{Cf}\\p{Default_Ignorable_Code_Point}\\u2800]/u;
                  return [...Array(0x110000).keys()].filter((each) => invisible.test(String.fromCodePoint(each)));
                }
                """);

        assertThat(invisible)
                .isEqualTo(IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                        .filter(InvisibleCharacters::contains)
                        .boxed()
                        .toList());
    }
}
