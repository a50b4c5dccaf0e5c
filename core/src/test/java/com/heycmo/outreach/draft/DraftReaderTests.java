package com.heycmo.outreach.draft;

import static com.heycmo.outreach.draft.DraftJson.CUSTOMER;
import static com.heycmo.outreach.draft.DraftJson.RECEIVED;
import static com.heycmo.outreach.draft.DraftJson.valid;
import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.policy.Action;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DraftReaderTests {

    @Test
    void readsEveryField() {
        assertThat(valid().withText("notBefore", "2026-11-23T09:00:00+01:00")
                        .withText("waitFor", "accepted")
                        .withText("variant", "short-v2")
                        .read())
                .isEqualTo(new Draft(
                        CUSTOMER,
                        Action.MESSAGE,
                        "https://www.linkedin.com/in/jane-doe",
                        "Jane Doe",
                        "Acme",
                        "CTO",
                        "Hi Jane",
                        3,
                        "funding_news",
                        "Series B on Monday",
                        Instant.parse("2026-11-20T09:30:00Z"),
                        Instant.parse("2026-11-23T08:00:00Z"),
                        "accepted",
                        "short-v2"));
    }

    @Test
    void fillsInOptionalFields() {
        Draft draft = valid().withText("action", "connection_request")
                .without(
                        "prospectName",
                        "prospectCompany",
                        "prospectRole",
                        "body",
                        "dayOffset",
                        "intentSource",
                        "intentReason",
                        "draftedAt",
                        "notBefore",
                        "waitFor",
                        "variant")
                .read();

        assertThat(draft)
                .isEqualTo(new Draft(
                        CUSTOMER,
                        Action.CONNECTION_REQUEST,
                        "https://www.linkedin.com/in/jane-doe",
                        null,
                        null,
                        null,
                        "",
                        0,
                        null,
                        null,
                        RECEIVED,
                        null,
                        null,
                        null));
    }

    @Test
    void skipsABom() {
        byte[] json = ("\uFEFF" + new String(valid().bytes(), StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);

        assertThat(new DraftReader().read(json, RECEIVED))
                .isEqualTo(new DraftReader().read(valid().bytes(), RECEIVED))
                .isInstanceOf(DraftParseResult.Accepted.class);
    }

    @Test
    void dropsWhatACellLeavesAroundTheUrl() {
        assertThat(valid().withText("prospectUrl", "\u00A0\uFEFFlinkedin.com/in/jane-doe \\t\\r\\n")
                        .read())
                .isEqualTo(valid().read());
    }

    @Test
    void storesLineEndsAsLf() {
        assertThat(valid().withText("body", "Hi Jane\\r\\n\\rBye").read().body())
                .isEqualTo("Hi Jane\n\nBye");
        assertThat(valid().withText("body", "x\\r\\n".repeat(1000)).codes()).isEmpty();
    }

    @Test
    void tellsMemberIdsApartThatDifferInCase() {
        Draft one = valid().withText("prospectUrl", "linkedin.com/in/ACoAABqYx1EBk_Zz-aBcDeFgHiJkLmNoPqRsTu")
                .read();
        Draft other = valid().withText("prospectUrl", "linkedin.com/in/ACoAABqYX1EBk_ZZ-aBcDeFgHiJkLmNoPqRsTu")
                .read();

        assertThat(one.prospectUrl()).endsWith("/in/ACoAABqYx1EBk_Zz-aBcDeFgHiJkLmNoPqRsTu");
        assertThat(one.id()).isNotEqualTo(other.id());
    }

    @Test
    void treatsNullAsMissing() {
        Draft draft = valid().with("body", "null")
                .withText("action", "connection_request")
                .with("prospectName", "null")
                .with("dayOffset", "null")
                .with("draftedAt", "null")
                .read();

        assertThat(draft.body()).isEmpty();
        assertThat(draft.prospectName()).isNull();
        assertThat(draft.dayOffset()).isZero();
        assertThat(draft.draftedAt()).isEqualTo(RECEIVED);
    }

    @Test
    void keepsTheBodyUnchangedButForLineEnds() {
        assertThat(valid().withText("body", "  Hi\\r\\n\\tJane \\ud83d\\ude80 u\u0308 \\u0001 ")
                        .read()
                        .body())
                .isEqualTo("  Hi\n\tJane \uD83D\uDE80 u\u0308 \u0001 ");
    }

    @Test
    void ignoresUnknownFields() {
        assertThat(valid().with("score", "1e999999999")
                        .with("nested", "{\"body\":[1,{\"action\":null}]}")
                        .with("x".repeat(100_000), "true")
                        .with("text", "\"\\u0000\\ud83d\"")
                        .read())
                .isEqualTo(valid().read());
    }

    @Test
    void usesTheLastValueOfARepeatedField() {
        assertThat(valid().with("body\":\"Old\",\"body", "\"New\"")
                        .without("body")
                        .read()
                        .body())
                .isEqualTo("New");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\"MESSAGE\"", "\"like\"", "\"message \""})
    void acceptsAnyLinkedInUrlAndBodyWhenTheActionIsUnknown(String action) {
        DraftJson draft = valid().with("action", action).withText("prospectUrl", "linkedin.com/feed");

        assertThat(draft.codes()).containsExactly("action_unknown");
        assertThat(draft.with("body", "null").codes()).containsExactly("action_unknown");
        assertThat(draft.withText("body", "\\u0000" + "x".repeat(3000)).codes()).containsExactly("action_unknown");
        assertThat(draft.without("prospectUrl", "action").codes())
                .containsExactly("action_unknown", "prospect_url_missing");
        assertThat(draft.withText("prospectUrl", "https://evil.test").codes())
                .containsExactly("action_unknown", "prospect_url_not_linkedin");
    }

    @Test
    void appliesThePreflightOfTheAction() {
        DraftJson request = valid().withText("action", "connection_request");
        DraftJson comment = valid().withText("action", "comment");

        assertThat(request.withText("body", "x".repeat(280)).codes()).isEmpty();
        assertThat(request.withText("body", "x".repeat(281)).codes()).containsExactly("note_too_long");
        assertThat(valid().withText("body", "x".repeat(2000)).codes()).isEmpty();
        assertThat(valid().withText("body", "x".repeat(2001)).codes()).containsExactly("body_too_long");
        assertThat(valid().withText("body", " ").codes()).containsExactly("body_required");
        assertThat(valid().without("body").codes()).containsExactly("body_required");
        assertThat(comment.withText("body", "x".repeat(1001)).codes()).containsExactly("body_too_long");
        assertThat(comment.withText("prospectUrl", "linkedin.com/feed").codes()).isEmpty();
        assertThat(valid().withText("prospectUrl", "linkedin.com/feed").codes())
                .containsExactly("prospect_url_not_profile");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "-0, 0", "1, 1", "364, 364", "365, 365"})
    void acceptsADayOffsetFrom0To365(String json, int dayOffset) {
        assertThat(valid().with("dayOffset", json).read().dayOffset()).isEqualTo(dayOffset);
    }
}
