package com.heycmo.outreach.draft;

import static com.heycmo.outreach.draft.DraftJson.RECEIVED;
import static com.heycmo.outreach.draft.DraftJson.valid;
import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.draft.DraftParseResult.Rejected;
import com.heycmo.outreach.policy.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a draft may not contain, and the reasons that say so. */
class RejectedDraftTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "\"\"",
                "\"1-1-1-1-1\"",
                "\" 0d5f1c3e-3f0b-4c57-9d0f-6a2b1f3e8c44\"",
                "\"0d5f1c3e3f0b4c579d0f6a2b1f3e8c44\""
            })
    void requiresACustomer(String customerId) {
        assertThat(valid().with("customerId", customerId).codes()).containsExactly("customer_id_invalid");
        assertThat(valid().without("customerId").codes()).containsExactly("customer_id_invalid");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-1", "366", "999", "-99", "1000", "2147483648", "-9223372036854775809", "18446744073709551616"})
    void rejectsAnyOtherInteger(String json) {
        assertThat(valid().with("dayOffset", json).codes()).containsExactly("day_offset_invalid");
        assertThat(valid().with("dayOffset", "9".repeat(500_000)).codes()).containsExactly("day_offset_invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.5", "3.0", "1e2", "1e999999999", "-1E-999999999", "\"3\"", "true", "[3]", "{}"})
    void rejectsADayOffsetThatIsNotAnInteger(String json) {
        assertThat(valid().with("dayOffset", json).codes()).containsExactly("malformed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Accepted", "accepted ", "replied"})
    void rejectsAWaitForThatIsNotAccepted(String waitFor) {
        assertThat(valid().withText("waitFor", waitFor).codes()).containsExactly("wait_for_invalid");
    }

    @Test
    void letsOnlyAMessageWait() {
        DraftJson waiting = valid().withText("waitFor", "accepted");

        assertThat(waiting.withText("action", "message").codes()).isEmpty();
        assertThat(waiting.withText("action", "connection_request").codes()).containsExactly("wait_for_invalid");
        assertThat(waiting.withText("action", "comment").codes()).containsExactly("wait_for_invalid");
        assertThat(waiting.withText("action", "like").codes()).containsExactly("action_unknown");
    }

    @ParameterizedTest
    @CsvSource({
        "prospectName, 200",
        "prospectCompany, 200",
        "prospectRole, 200",
        "intentSource, 200",
        "intentReason, 2000",
        "variant, 100",
    })
    void limitsEveryText(String field, int max) {
        assertThat(valid().withText(field, "x".repeat(max)).codes()).isEmpty();
        assertThat(valid().withText(field, "x".repeat(max + 1)).codes()).containsExactly("field_too_long");
        assertThat(valid().withText(field, "").codes()).isEmpty();
    }

    @Test
    void limitsTheCanonicalUrlAndNotTheWrittenOne() {
        String longest = "https://www.linkedin.com/in/" + "x".repeat(2020);

        assertThat(longest).hasSize(2048);
        assertThat(valid().withText("prospectUrl", longest + "/?" + "y".repeat(5000))
                        .read()
                        .prospectUrl())
                .isEqualTo(longest);
        assertThat(valid().withText("prospectUrl", longest + "x").codes()).containsExactly("field_too_long");
        assertThat(valid().withText("prospectUrl", "linkedin.com/in/" + "ü".repeat(400))
                        .codes())
                .containsExactly("field_too_long");
        assertThat(valid().withText("prospectUrl", "linkedin.com/feed/" + "x".repeat(3000))
                        .codes())
                .containsExactly("prospect_url_not_profile", "field_too_long");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "body",
                "prospectName",
                "prospectCompany",
                "prospectRole",
                "intentSource",
                "intentReason",
                "variant"
            })
    void rejectsTextThatCannotBeStored(String field) {
        assertThat(valid().withText(field, "a\\u0000").codes()).containsExactly("text_not_storable");
        assertThat(valid().withText(field, "\\ud83d").codes()).containsExactly("text_not_storable");
        assertThat(valid().withText(field, "\\ude80\\ud83d").codes()).containsExactly("text_not_storable");
        assertThat(valid().withText(field, "\\ud83d\\ude80").codes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\\u0000linkedin.com/in/jane", "linkedin.com/in/jane\\u0000", "linkedin.com/in/jane\\ud83d"})
    void rejectsAUrlThatCannotBeStored(String url) {
        assertThat(valid().withText("prospectUrl", url).codes()).containsExactly("prospect_url_not_linkedin");
    }

    @Test
    void returnsAllReasons() {
        DraftJson draft = valid().withText("customerId", "me")
                .withText("prospectUrl", "https://evil.test")
                .withText("prospectName", "\\u0000" + "x".repeat(200))
                .with("body", "7")
                .with("dayOffset", "-1")
                .withText("draftedAt", "yesterday")
                .withText("notBefore", "2027-11-21T10:00:00Z");

        assertThat(draft.codes())
                .containsExactlyInAnyOrder(
                        "customer_id_invalid",
                        "prospect_url_not_linkedin",
                        "field_too_long",
                        "text_not_storable",
                        "malformed",
                        "day_offset_invalid",
                        "malformed",
                        "not_before_invalid");
    }

    @Test
    void reasonsNameTheirFieldButNeverQuoteIt() {
        DraftJson draft = new DraftJson(valid().fields());
        for (String field : draft.fields().keySet()) {
            draft = draft.with(field, "{\"secret\":\"secret\"}");
        }

        Rejected rejected = (Rejected) new DraftReader().read(draft.bytes(), RECEIVED);

        List<String> fields = List.copyOf(draft.fields().keySet());
        assertThat(rejected.reasons()).hasSameSizeAs(fields).allSatisfy(reason -> {
            assertThat(reason.code()).isEqualTo("malformed");
            assertThat(fields).contains(reason.message().split(" ", 2)[0]);
        });
        assertThat(rejected.reasons()).extracting(Reason::message).doesNotHaveDuplicates();
        assertThat(rejected.toString()).doesNotContain("secret");
    }
}
