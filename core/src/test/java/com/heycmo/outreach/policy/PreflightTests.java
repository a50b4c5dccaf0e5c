package com.heycmo.outreach.policy;

import static com.heycmo.outreach.policy.Preflight.preflightComment;
import static com.heycmo.outreach.policy.Preflight.preflightConnectionRequest;
import static com.heycmo.outreach.policy.Preflight.preflightMessage;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreflightTests {

    private static final String PROFILE = "https://www.linkedin.com/in/jane-doe";
    private static final String POST = "https://www.linkedin.com/feed/update/urn:li:activity:71";
    private static final String ELSEWHERE = "https://evil.test/in/jane-doe";
    private static final String EMOJI_OF_TWO_UNITS = "\uD83D\uDE80";

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "Hi"})
    void acceptsAConnectionRequestWithoutANote(@Nullable String note) {
        assertThat(preflightConnectionRequest(PROFILE, note).ok()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"279, true", "280, true", "281, false", "100000, false"})
    void limitsANoteTo280Characters(int length, boolean ok) {
        Preflight preflight = preflightConnectionRequest(PROFILE, "x".repeat(length));

        assertThat(preflight.ok()).isEqualTo(ok);
        assertThat(codes(preflight)).isEqualTo(ok ? "" : "note_too_long");
    }

    @ParameterizedTest
    @CsvSource({"1, true", "1999, true", "2000, true", "2001, false"})
    void limitsAMessageTo2000Characters(int length, boolean ok) {
        assertThat(codes(preflightMessage(PROFILE, "x".repeat(length)))).isEqualTo(ok ? "" : "body_too_long");
    }

    @ParameterizedTest
    @CsvSource({"1, true", "999, true", "1000, true", "1001, false"})
    void limitsACommentTo1000Characters(int length, boolean ok) {
        assertThat(codes(preflightComment(POST, "x".repeat(length)))).isEqualTo(ok ? "" : "body_too_long");
    }

    @Test
    void countsLengthInUtf16CodeUnits() {
        assertThat(codes(preflightConnectionRequest(PROFILE, EMOJI_OF_TWO_UNITS.repeat(140))))
                .isEmpty();
        assertThat(codes(preflightConnectionRequest(PROFILE, EMOJI_OF_TWO_UNITS.repeat(140) + "x")))
                .isEqualTo("note_too_long");
    }

    @Test
    void countsWhiteSpaceToo() {
        assertThat(codes(preflightMessage(PROFILE, "x" + " ".repeat(2000)))).isEqualTo("body_too_long");
        assertThat(codes(preflightConnectionRequest(PROFILE, " ".repeat(281)))).isEqualTo("note_too_long");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "\n\t ",
                "\r\n",
                "\u00A0",
                "\u2007",
                "\u202F",
                "\u0085",
                "\u200B",
                "\uFEFF",
                "\u00AD",
                "\u2800",
                "\u3164",
                "\uFE0F",
                "\uDB40\uDC41",
                "\u00A0\u200B\n"
            })
    void requiresABodyOfMessagesAndComments(@Nullable String body) {
        assertThat(codes(preflightMessage(PROFILE, body))).isEqualTo("body_required");
        assertThat(codes(preflightComment(POST, body))).isEqualTo("body_required");
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            quoteCharacter = '`',
            value = {"`Hi\r\nJane`,`Hi\nJane`", "`Hi\rJane\r`,`Hi\nJane\n`", "`\r\r\n\n\rHi`,`\n\n\n\nHi`"})
    void makesLineEndsLf(String body, String stored) {
        for (Action action : Action.values()) {
            assertThat(Preflight.of(action, PROFILE, body).body()).isEqualTo(stored);
        }
    }

    @Test
    void countsALineEndOnce() {
        assertThat(codes(preflightMessage(PROFILE, "x\r\n".repeat(1000)))).isEmpty();
        assertThat(codes(preflightComment(POST, "x\r\n".repeat(501)))).isEqualTo("body_too_long");
        assertThat(codes(preflightConnectionRequest(PROFILE, "x\r\n".repeat(140))))
                .isEmpty();
    }

    @Test
    void reportsALongBlankBodyAsMissingOnly() {
        assertThat(codes(preflightMessage(PROFILE, " ".repeat(3000)))).isEqualTo("body_required");
    }

    @ParameterizedTest
    @EnumSource(Action.class)
    void requiresALinkedInUrlForEveryAction(Action action) {
        assertThat(codes(Preflight.of(action, null, "Hi"))).isEqualTo("prospect_url_missing");
        assertThat(codes(Preflight.of(action, "", "Hi"))).isEqualTo("prospect_url_missing");
        assertThat(codes(Preflight.of(action, " \n", "Hi"))).isEqualTo("prospect_url_missing");
        assertThat(codes(Preflight.of(action, "\uFEFF\u00A0", "Hi"))).isEqualTo("prospect_url_missing");
        assertThat(codes(Preflight.of(action, ELSEWHERE, "Hi"))).isEqualTo("prospect_url_not_linkedin");
        assertThat(codes(Preflight.of(action, "\0x", "Hi"))).isEqualTo("prospect_url_not_linkedin");
    }

    @Test
    void acceptsOtherPagesForCommentsOnly() {
        assertThat(codes(preflightConnectionRequest(POST, "Hi"))).isEqualTo("prospect_url_not_profile");
        assertThat(codes(preflightMessage(POST, "Hi"))).isEqualTo("prospect_url_not_profile");
        assertThat(codes(preflightMessage("linkedin.com/in/..", "Hi"))).isEqualTo("prospect_url_not_profile");
        assertThat(preflightComment(POST, "Hi").ok()).isTrue();
        assertThat(preflightComment(PROFILE, "Hi").ok()).isTrue();
    }

    @Test
    void returnsAllReasons() {
        assertThat(codes(preflightConnectionRequest(POST, "x".repeat(281))))
                .isEqualTo("prospect_url_not_profile note_too_long");
        assertThat(codes(preflightMessage(ELSEWHERE, ""))).isEqualTo("prospect_url_not_linkedin body_required");
        assertThat(codes(preflightComment(null, "x".repeat(1001)))).isEqualTo("prospect_url_missing body_too_long");
    }

    @Test
    void rejectsABodyThatCannotBeStored() {
        assertThat(codes(preflightMessage(PROFILE, "Hi \0"))).isEqualTo("text_not_storable");
        assertThat(codes(preflightComment(POST, "\uD83D"))).isEqualTo("text_not_storable");
        assertThat(codes(preflightConnectionRequest(PROFILE, "\uD83D".repeat(281))))
                .isEqualTo("note_too_long text_not_storable");
    }

    @Test
    void limitsTheCanonicalUrl() {
        String longest = "https://www.linkedin.com/in/" + "x".repeat(2020);

        assertThat(codes(preflightMessage(longest + "/?" + "y".repeat(5000), "Hi")))
                .isEmpty();
        assertThat(codes(preflightMessage(longest + "x", "Hi"))).isEqualTo("field_too_long");
    }

    @Test
    void judgesOnlyTheUrlWhenTheActionIsUnknown() {
        assertThat(Preflight.ofUnknownAction(POST).ok()).isTrue();
        assertThat(codes(Preflight.ofUnknownAction(null))).isEqualTo("prospect_url_missing");
        assertThat(codes(Preflight.ofUnknownAction(ELSEWHERE))).isEqualTo("prospect_url_not_linkedin");
    }

    @Property
    void requiresAProfileExactlyIfTheUrlIsAValidOne(@ForAll("urls") String url) {
        boolean profile = LinkedInUrl.isValidLinkedInProfileUrl(url);

        assertThat(preflightConnectionRequest(url, null).ok()).isEqualTo(profile);
        assertThat(preflightMessage(url, "Hi").ok()).isEqualTo(profile);
        assertThat(preflightComment(url, "Hi").ok())
                .isEqualTo(LinkedInUrl.parse(url).isPresent());
    }

    @Provide
    Arbitrary<String> urls() {
        return Arbitraries.of("linkedin.com/", "evil.test/", "in/", "jane", "/", "..", "%2F", "?", "#", "company/")
                .list()
                .ofMaxSize(5)
                .map(parts -> String.join("", parts));
    }

    @Test
    void messagesNameTheFieldButNeverQuoteIt() {
        assertThat(preflightMessage(ELSEWHERE, "secret".repeat(400)).reasons())
                .extracting(Reason::message)
                .containsExactly(
                        "prospectUrl is not a LinkedIn URL.", "body has 2400 characters, at most 2000 are allowed.");
    }

    private static String codes(Preflight preflight) {
        return String.join(" ", preflight.reasons().stream().map(Reason::code).toList());
    }
}
