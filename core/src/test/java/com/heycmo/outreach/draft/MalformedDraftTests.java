package com.heycmo.outreach.draft;

import static com.heycmo.outreach.draft.DraftJson.RECEIVED;
import static com.heycmo.outreach.draft.DraftJson.valid;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedDraftTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "true",
                "7",
                "\"{}\"",
                "[]",
                "[{}]",
                "{",
                "}",
                "{}{}",
                "{} x",
                "{},",
                "{}]",
                "{'a':1}",
                "{a:1}",
                "{\"a\":1,}",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":NaN}",
                "{\"a\":01}",
                "{\"a\":+1}",
                "{\"a\":.5}",
                "{\"a\":tru}",
                "{\"a\":\"\n\"}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\ud8\"}",
                "{\"a\":[}",
                "{\"a\":[1}",
                "{} // no comments",
                "\uFEFF",
                "\uFEFF\uFEFF{}",
                "{\uFEFF}",
                "{}\uFEFF",
            })
    void rejectsAnythingButAJsonObject(String json) {
        assertThat(codes(json.getBytes(StandardCharsets.UTF_8))).containsExactly("malformed");
    }

    @Test
    void rejectsATombstone() {
        assertThat(codes(null)).containsExactly("malformed");
    }

    @Test
    void reportsAllRequiredFieldsOfAnEmptyObject() {
        assertThat(codes("{}".getBytes(StandardCharsets.UTF_8)))
                .containsExactly("customer_id_invalid", "action_unknown", "prospect_url_missing");
    }

    @Test
    void rejectsOtherEncodingsThanUtf8() {
        byte[] latin1 = valid().withText("body", "J\u00FCrgen").bytes();
        byte[] broken = new String(latin1, StandardCharsets.UTF_8).getBytes(StandardCharsets.ISO_8859_1);

        assertThat(codes(broken)).containsExactly("malformed");
        assertThat(codes(new String(latin1, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16)))
                .containsExactly("malformed");
        assertThat(codes(surrounded((byte) 0xC0, (byte) 0x80))).containsExactly("malformed");
        assertThat(codes(surrounded((byte) 0xED, (byte) 0xA0, (byte) 0x80))).containsExactly("malformed");
    }

    @Test
    void rejectsDeepNesting() {
        assertThat(valid().with("x", "[".repeat(400) + "]".repeat(400)).codes()).isEmpty();
        assertThat(valid().with("x", "[".repeat(100_000) + "]".repeat(100_000)).codes())
                .containsExactly("malformed");
        assertThat(valid().with("body", "{\"a\":".repeat(100_000)).codes()).containsExactly("malformed");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "customerId, 7",
                "action, 7",
                "action, []",
                "prospectUrl, {}",
                "prospectName, 7",
                "prospectCompany, true",
                "prospectRole, []",
                "body, 7",
                "body, false",
                "body, [`x`]",
                "intentSource, {}",
                "intentReason, 1.5",
            })
    void givesAFieldOfAWrongTypeNoFurtherReason(String field, String json) {
        assertThat(valid().with(field, json.replace('`', '"')).codes()).containsExactly("malformed");
    }

    @Test
    void doesNotJudgeTheBodyWhenTheActionIsMalformed() {
        assertThat(valid().with("action", "7")
                        .with("body", "null")
                        .withText("prospectUrl", "linkedin.com/feed")
                        .codes())
                .containsExactly("malformed");
    }

    @Test
    void readsHugeValuesFast() {
        String digits = "9".repeat(1_000_000);
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            valid().with("dayOffset", digits).codes();
            valid().with("dayOffset", "1e" + digits).codes();
            valid().with("unknown", digits + "." + digits).codes();
            valid().withText("body", digits).codes();
            valid().withText("draftedAt", digits).codes();
            valid().withText("customerId", digits).codes();
        });
    }

    @Property(tries = 3000)
    void neverThrowsForAnyBytes(@ForAll byte[] bytes) {
        assertThat(codes(bytes)).isNotEmpty();
    }

    @Property(tries = 3000)
    void neverThrowsForADamagedDraft(@ForAll @IntRange(max = 400) int at, @ForAll byte damage) {
        byte[] bytes = valid().bytes();
        bytes[at % bytes.length] = damage;

        assertThat(new DraftReader().read(bytes, RECEIVED)).isNotNull();
    }

    @Property(tries = 3000)
    void neverThrowsForAnyValueOfAnyField(@ForAll("fields") String field, @ForAll("values") String json) {
        List<String> codes = valid().with(field, json).codes();

        assertThat(codes).doesNotHaveDuplicates();
    }

    @Provide
    Arbitrary<String> fields() {
        return Arbitraries.of(valid().fields().keySet());
    }

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.oneOf(
                Arbitraries.of("null", "true", "[]", "{}", "-0", "1E400", "0.1", "\"\\ud800\"", "\"\\u0000\""),
                Arbitraries.bigIntegers().map(Object::toString),
                Arbitraries.bigDecimals().map(Object::toString),
                Arbitraries.strings().ascii().map(text -> "\"" + text + "\""),
                Arbitraries.strings().map(text -> "\"" + text.replaceAll("[\\\\\"\\p{Cntrl}]", "") + "\""));
    }

    private static byte[] surrounded(byte... body) {
        byte[] json = valid().withText("body", "#".repeat(body.length)).bytes();
        int at = new String(json, StandardCharsets.ISO_8859_1).indexOf('#');
        System.arraycopy(body, 0, json, at, body.length);
        return json;
    }

    private static List<String> codes(byte @Nullable [] value) {
        return DraftJson.codes(new DraftReader().read(value, RECEIVED));
    }
}
