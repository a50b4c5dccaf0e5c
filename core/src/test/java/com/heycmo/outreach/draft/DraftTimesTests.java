package com.heycmo.outreach.draft;

import static com.heycmo.outreach.draft.DraftJson.RECEIVED;
import static com.heycmo.outreach.draft.DraftJson.valid;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DraftTimesTests {

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T09:30:00Z,                2026-11-20T09:30:00Z",
        "2026-11-20T09:30Z,                   2026-11-20T09:30:00Z",
        "2026-11-20t09:30:00z,                2026-11-20T09:30:00Z",
        "2026-11-20T11:30:00+02:00,           2026-11-20T09:30:00Z",
        "2026-11-20T11:30:00+02,              2026-11-20T09:30:00Z",
        "2026-11-19T21:00:00.5-12:30,         2026-11-20T09:30:00.5Z",
        "2026-11-20T09:30:00.123456789Z,      2026-11-20T09:30:00.123456Z",
        "2000-01-01T00:00:00Z,                2000-01-01T00:00:00Z",
        "1999-12-31T23:00:00-01:00,           2000-01-01T00:00:00Z",
    })
    void truncatesTimesWithAnOffsetToMicroseconds(String text, Instant time) {
        assertThat(valid().withText("draftedAt", text).read().draftedAt()).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\"",
                "\"yesterday\"",
                "\"2026-11-20\"",
                "\"2026-11-20T09:30:00\"",
                "\"2026-11-20 09:30:00Z\"",
                "\"2026-11-20T09:30:00Z \"",
                "\"2026-11-20T09:30:00[UTC]\"",
                "\"2026-11-20T09:30:00+01:00[Europe/Berlin]\"",
                "\"2026-02-30T09:30:00Z\"",
                "\"2026-11-20T25:00:00Z\"",
                "\"2026-11-20T09:30:00+19:00\"",
                "\"2026-11-20T09:30:00.1234567891Z\"",
                "\"1999-12-31T23:59:59.999999999Z\"",
                "\"2000-01-01T00:00:00+00:01\"",
                "\"2201-01-01T00:00:00Z\"",
                "\"2200-12-31T23:59:59-00:01\"",
                "\"+999999999-12-31T23:59:59Z\"",
                "\"-2026-11-20T09:30:00Z\"",
                "\"\\u0662026-11-20T09:30:00Z\"",
                "1795167000",
                "1795167000.5",
                "true",
                "{}",
            })
    void rejectsAnythingElseAsMalformed(String json) {
        assertThat(valid().with("draftedAt", json).codes()).containsExactly("malformed");
        assertThat(valid().with("notBefore", json).codes()).containsExactly("malformed");
    }

    @Test
    void rejectsLongTexts() {
        assertThat(valid().withText("draftedAt", "9".repeat(500_000)).codes()).containsExactly("malformed");
        assertThat(valid().withText("draftedAt", "2026-11-20T09:30:00." + "9".repeat(500_000) + "Z")
                        .codes())
                .containsExactly("malformed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-20T10:00:00Z", "2026-11-20T10:00:00.000001Z", "2200-12-31T23:59:59.999Z"})
    void replacesATimeAheadOfTheBrokersClock(String draftedAt) {
        assertThat(valid().withText("draftedAt", draftedAt).read().draftedAt()).isEqualTo(RECEIVED);
    }

    @Test
    void truncatesTheBrokersTimeToMicrosecondsToo() {
        DraftParseResult read =
                new DraftReader().read(valid().without("draftedAt").bytes(), RECEIVED.plusNanos(1999));

        assertThat(read)
                .isInstanceOfSatisfying(
                        DraftParseResult.Accepted.class,
                        accepted -> assertThat(accepted.draft().draftedAt()).isEqualTo(RECEIVED.plusNanos(1000)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2000-01-01T00:00:00Z", "2026-11-20T10:00:00Z", "2027-11-20T10:00:00Z"})
    void acceptsNotBeforeUpTo365DaysAhead(String notBefore) {
        assertThat(valid().withText("notBefore", notBefore).read().notBefore()).isEqualTo(Instant.parse(notBefore));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2027-11-20T10:00:00.000001Z", "2027-11-20T10:00:01Z", "2200-12-31T23:59:59Z"})
    void rejectsNotBeforeFurtherAhead(String notBefore) {
        assertThat(valid().withText("notBefore", notBefore).codes()).containsExactly("not_before_invalid");
    }
}
