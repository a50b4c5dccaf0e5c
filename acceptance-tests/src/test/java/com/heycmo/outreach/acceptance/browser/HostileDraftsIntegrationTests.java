package com.heycmo.outreach.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.testsupport.QueueRow;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Text in drafts, reasons, errors and device names is shown as written and never executed. */
class HostileDraftsIntegrationTests extends BrowserTest {

    private static final int NARROW = 360;

    static Stream<String> texts() {
        return Stream.of(
                "<script>alert(1)</script><img src=x onerror=alert(2)>\" onfocus=\"alert(3)\" autofocus x=\"' onclick='alert(4)",
                "javascript:alert(5)</textarea></title></template></select><svg onload=alert(6)>",
                "${7*7} [[${7*7}]] [(${7*7})] *{8} #{page.skip} @{/x} ~{layout} __${7*7}__ {{9}}",
                "W".repeat(180),
                "Z" + "\u0350\u0323\u0489".repeat(20) + "algo \u202Eevil\u202C \u2066\u05E9\u05DC\u2069 \u0645\u0631"
                        + " \uD83D\uDC69\u200D\uD83D\uDC69\u200D\uD83D\uDC67 \uD83C\uDDE9\uD83C\uDDEA");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void areShownAsWrittenInEveryField(String text) {
        UUID pending = rows.insert(
                hostile(QueueRow.pending(customer), text).body(text + "\n" + "x".repeat(2000 - text.length() - 1)));
        rows.insert(hostile(QueueRow.failed(customer), text).with("error_message", text));
        ReviewPage review = narrow();
        review.page().clock().install();
        review.open();

        assertThat(shown(review.card(pending).locator("h2"))).isEqualTo(text);
        assertThat(shown(review.card(pending).locator(".who p").first())).isEqualTo(text + " · " + text);
        assertThat(shown(review.card(pending).locator(".body"))).startsWith(text + "\nxxx");
        assertThat(shown(review.card(pending).locator(".why"))).isEqualTo(text + " " + text);
        assertThat(review.elementsWiderThanTheWindow()).isEmpty();
        review.press("e");
        assertThat(review.editor(pending).inputValue()).startsWith(text + "\nxxx");
        review.editor(pending).fill(text + " new");
        assertThat(review.elementsWiderThanTheWindow()).isEmpty();
        review.button(pending, "Save").click();
        review.card(pending).getByText("view changes").click();
        assertThat(review.card(pending).locator(".diff")).containsText("new");
        review.press("Shift+S");
        review.page().keyboard().insertText(text);
        review.press("Enter");
        assertThat(shown(review.card(pending).locator(".holding .name"))).isEqualTo(text);
        assertThat(review.elementsWiderThanTheWindow()).isEmpty();
        review.pass(10);
        assertThat(review.card(pending).locator("q")).hasCount(1);
        assertThat(shown(review.card(pending).locator("q"))).isEqualTo(text);
        otherPages(review, text);
    }

    private void otherPages(ReviewPage review, String text) {
        review.open("?tab=failed");
        assertThat(shown(review.cards().locator("q"))).isEqualTo(text);
        assertThat(review.elementsWiderThanTheWindow()).isEmpty();
        review.open("/history");
        assertThat(shown(review.page().locator(".log li").first().locator("q"))).isEqualTo(text);
        assertThat(review.elementsWiderThanTheWindow()).isEmpty();
        review.open("/extensions");
        String device = text.substring(0, Math.min(100, text.length()));
        review.page().locator("form.filters input[name=deviceName]").fill(device);
        review.page().getByRole(AriaRole.BUTTON, pair()).click();
        assertThat(shown(review.page()
                        .locator("li.card h2")
                        .filter(new Locator.FilterOptions().setHasNotText("Demo"))
                        .first()))
                .isEqualTo(device.strip());
        assertThat(shown(review.page().locator("#issued"))).contains(device.strip());
        assertThat(review.elementsWiderThanTheWindow()).isEmpty();
    }

    private static com.microsoft.playwright.Page.GetByRoleOptions pair() {
        return new com.microsoft.playwright.Page.GetByRoleOptions()
                .setName("Pair")
                .setExact(true);
    }

    private static QueueRow hostile(QueueRow row, String text) {
        return row.with("prospect_name", text)
                .with("prospect_company", text)
                .with("prospect_role", text)
                .with("intent_source", text)
                .with("intent_reason", text)
                .at("created_at", Duration.ofHours(-1));
    }

    private ReviewPage narrow() {
        return reviewer(new Browser.NewContextOptions().setViewportSize(NARROW, 800));
    }

    private static String shown(Locator element) {
        return String.valueOf(element.evaluate("(element) => element.textContent"))
                .strip();
    }
}
