package com.heycmo.outreach.limits;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.policy.Reason;
import com.heycmo.outreach.policy.Reasons;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsReaderTests {

    private static final String DOCUMENT = """
            {"version":3,"timeZone":"Europe/Berlin",
             "actions":{"connection_request":{"perDay":15,"perWeek":100},"message":{"perDay":20,"perWeek":null},
                        "comment":{"perDay":0,"perWeek":350}},
             "maxConnectionNoteLength":200,"warmUp":{"from":"2026-12-01","perDay":5,"increasePerDay":1},
             "workingHours":{"days":["monday","friday"],"from":"09:00","to":"24:00"},
             "pauseAfterFailures":null,"holdLaterSteps":false,"stopOnReply":true}""";

    private final Reasons reasons = new Reasons();

    @Test
    void readsAWholeDocument() {
        Limits limits = read(DOCUMENT).orElseThrow();

        assertThat(reasons.list()).isEmpty();
        assertThat(limits.version()).isEqualTo(3);
        assertThat(limits.timeZone()).isEqualTo("Europe/Berlin");
        assertThat(limits.of(Action.MESSAGE)).isEqualTo(new Limits.PerAction(20, null));
        assertThat(limits.of(Action.COMMENT)).isEqualTo(new Limits.PerAction(0, 350));
        assertThat(limits.warmUp()).isEqualTo(new WarmUp(LocalDate.of(2026, 12, 1), 5, 1));
        assertThat(limits.workingHours())
                .isEqualTo(new WorkingHours(Set.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), "09:00", "24:00"));
        assertThat(limits.pauseAfterFailures()).isNull();
        assertThat(limits.holdLaterSteps()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"perDay\":20                | \"perDay\":31                  | per_day_invalid",
                "\"perDay\":20                | \"perDay\":-1                  | per_day_invalid",
                "\"perDay\":20                | \"perDay\":\"20\"              | malformed",
                "\"perDay\":20                | \"perDay\":2.5                 | malformed",
                "\"perDay\":20                | \"perDay\":null                | malformed",
                "\"perWeek\":100              | \"perWeek\":106                | per_week_invalid",
                "\"perWeek\":100              | \"perWeek\":99999999999        | per_week_invalid",
                ",\"perWeek\":100             | ''                             | malformed",
                "\"from\":\"2026-12-01\"      | \"from\":\"2026-02-30\"        | warm_up_invalid",
                "\"from\":\"2026-12-01\"      | \"from\":\"1999-12-31\"        | warm_up_invalid",
                "\"increasePerDay\":1         | \"increasePerDay\":51          | warm_up_invalid",
                "[\"monday\",\"friday\"]      | []                             | working_hours_invalid",
                "[\"monday\",\"friday\"]      | [\"Monday\"]                   | working_hours_invalid",
                "[\"monday\",\"friday\"]      | [\"someday\"]                  | working_hours_invalid",
                "\"to\":\"24:00\"             | \"to\":\"24:01\"               | working_hours_invalid",
                "\"to\":\"24:00\"             | \"to\":\"09:00\"               | working_hours_invalid",
                "\"to\":\"24:00\"             | \"to\":\"9:30\"                | working_hours_invalid",
                "Length\":200                 | Length\":281                   | note_length_invalid",
                "Length\":200                 | Length\":0                     | note_length_invalid",
                "Failures\":null              | Failures\":0                   | pause_after_failures_invalid",
                "Failures\":null              | Failures\":51                  | pause_after_failures_invalid",
                "\"stopOnReply\":true         | \"stopOnReply\":1              | malformed",
                "\"holdLaterSteps\":false,    | ''                             | malformed",
                "\"version\":3                | \"version\":\"3\"              | malformed",
                "\"timeZone\":\"Europe/Berlin\", | ''                          | malformed",
                "Europe/Berlin                | Europe/Bielefeld               | time_zone_invalid",
                "Europe/Berlin                | Europe\\u0000                 | time_zone_invalid",
            })
    void rejectsEachWrongFieldWithItsReason(String part, String replacement, String code) {
        assertThat(read(DOCUMENT.replace(part, replacement))).isEmpty();

        assertThat(codes()).containsExactly(code);
    }

    @Test
    void returnsAllReasons() {
        read(DOCUMENT.replace("\"perDay\":20", "\"perDay\":31").replace("Length\":200", "Length\":281"));

        assertThat(codes()).containsExactly("per_day_invalid", "note_length_invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "null", "1", "\"\"", "", "{", "{} {}", "{\"version\":0} x"})
    void rejectsWhatIsNoDocument(String json) {
        assertThat(read(json)).isEmpty();
        assertThat(codes()).isNotEmpty();
    }

    private Optional<Limits> read(String json) {
        return LimitsReader.read(json.getBytes(StandardCharsets.UTF_8), "Europe/Berlin"::equals, reasons);
    }

    private List<String> codes() {
        return reasons.list().stream().map(Reason::code).toList();
    }
}
