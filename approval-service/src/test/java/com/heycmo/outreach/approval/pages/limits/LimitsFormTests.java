package com.heycmo.outreach.approval.pages.limits;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.limits.Limits;
import com.heycmo.outreach.limits.LimitsReader;
import com.heycmo.outreach.limits.WarmUp;
import com.heycmo.outreach.limits.WorkingHours;
import com.heycmo.outreach.policy.Reason;
import com.heycmo.outreach.policy.Reasons;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.json.JsonMapper;

class LimitsFormTests {

    private static final Limits FULL = new Limits(
            7,
            "Europe/Berlin",
            Limits.DEFAULTS.caps(),
            200,
            new WarmUp(LocalDate.parse("2026-12-01"), 5, 1),
            new WorkingHours(Set.of(DayOfWeek.MONDAY, DayOfWeek.SUNDAY), "09:00", "24:00"),
            null,
            false,
            true);

    @Test
    void whatTheFormShowsIsWhatItSubmits() {
        for (Limits limits : List.of(FULL, Limits.DEFAULTS)) {
            assertThat(read(LimitsForm.of(limits))).isEqualTo(limits);
        }
    }

    @Test
    void theEndOfADayIsMidnightInATimeField() {
        assertThat(LimitsForm.of(FULL).value("workingHours.to")).isEqualTo("00:00");
    }

    @Test
    void anUncheckedPartIsLeftOutWhateverItsFieldsHold() {
        MultiValueMap<String, String> submitted = submitted(LimitsForm.of(FULL));
        submitted.remove("warmUp");
        submitted.remove("workingHours");

        Limits limits = read(LimitsForm.read(submitted));

        assertThat(limits.warmUp()).isNull();
        assertThat(limits.workingHours()).isNull();
    }

    @Test
    void aReasonBeginsWithTheNameOfItsField() {
        MultiValueMap<String, String> submitted = submitted(LimitsForm.of(FULL));
        submitted.set("actions.message.perDay", "31");
        submitted.set("actions.comment.perWeek", "many");
        submitted.set("maxConnectionNoteLength", "");
        submitted.set("warmUp.from", "tomorrow");
        submitted.remove("days");
        Reasons reasons = new Reasons();

        LimitsReader.read(LimitsForm.read(submitted).json(), zone -> false, reasons);

        assertThat(reasons.list())
                .extracting(Reason::message)
                .extracting(message -> message.replaceFirst(" .*", ""))
                .containsExactlyInAnyOrder(
                        "timeZone",
                        "actions.message.perDay",
                        "actions.comment.perWeek",
                        "maxConnectionNoteLength",
                        "warmUp.from",
                        "workingHours");
    }

    @Test
    void aNumberTooLongForAnIntegerIsNoNumber() {
        MultiValueMap<String, String> submitted = submitted(LimitsForm.of(FULL));
        submitted.set("version", "99999999999");

        assertThat(JsonMapper.shared()
                        .readTree(LimitsForm.read(submitted).json())
                        .get("version")
                        .isString())
                .isTrue();
    }

    private static MultiValueMap<String, String> submitted(LimitsForm form) {
        MultiValueMap<String, String> submitted = new LinkedMultiValueMap<>();
        submitted.setAll(form.values());
        submitted.put("days", form.days());
        return submitted;
    }

    private static Limits read(LimitsForm form) {
        return LimitsReader.read(form.json(), zone -> true, new Reasons()).orElseThrow();
    }
}
