package com.heycmo.outreach.allinone.samples;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.allinone.customers.DemoCustomer;
import com.heycmo.outreach.allinone.samples.SampleDrafts.Sample;
import com.heycmo.outreach.draft.Draft;
import com.heycmo.outreach.draft.DraftParseResult;
import com.heycmo.outreach.draft.DraftReader;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.policy.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SampleDraftsTests {

    private static final LocalDate TODAY = LocalDate.of(2031, 5, 17);
    private static final Instant NOW = TODAY.atStartOfDay(ZoneOffset.UTC).toInstant();

    private final List<Sample> samples = SampleDrafts.asOf(TODAY);
    private final List<DraftParseResult> read =
            samples.stream().map(SampleDraftsTests::read).toList();
    private final List<Draft> accepted = read.stream()
            .filter(DraftParseResult.Accepted.class::isInstance)
            .map(DraftParseResult.Accepted.class::cast)
            .map(DraftParseResult.Accepted::draft)
            .toList();

    @Test
    void containEveryActionOfBothCustomers() {
        assertThat(accepted).hasSize(46);
        assertThat(accepted.stream()
                        .map(draft -> draft.customerId() + " " + draft.action().wireName()))
                .containsAll(DemoCustomer.ALL.stream()
                        .flatMap(customer ->
                                Arrays.stream(Action.values()).map(action -> customer.id() + " " + action.wireName()))
                        .toList());
    }

    @Test
    void containOneDraftInTwoSpellingsAndOneInTwoAges() {
        assertThat(accepted.stream().map(Draft::id).distinct()).hasSize(44);
    }

    @Test
    void containInvalidDraftsOfSeveralKinds() {
        assertThat(read.stream()
                        .filter(DraftParseResult.Rejected.class::isInstance)
                        .map(DraftParseResult.Rejected.class::cast)
                        .map(rejected ->
                                rejected.reasons().stream().map(Reason::code).toList()))
                .containsExactly(
                        List.of("prospect_url_not_profile"),
                        List.of("prospect_url_not_linkedin"),
                        List.of("note_too_long"),
                        List.of("body_required"),
                        List.of("action_unknown"),
                        List.of("day_offset_invalid"),
                        List.of("prospect_url_not_linkedin", "body_required", "not_before_invalid"),
                        List.of("malformed"));
    }

    @Test
    void areKeyedByTheirCustomerEvenIfInvalid() {
        List<String> customers = DemoCustomer.ALL.stream()
                .map(customer -> customer.id().toString())
                .toList();

        assertThat(samples).extracting(Sample::key).isSubsetOf(customers);
    }

    @Test
    void areAllFromBeforeTodayAndTheNewestFromYesterday() {
        List<LocalDate> days = accepted.stream()
                .map(Draft::draftedAt)
                .filter(draftedAt -> !draftedAt.equals(NOW))
                .map(draftedAt -> draftedAt.atOffset(ZoneOffset.UTC).toLocalDate())
                .toList();

        assertThat(days).hasSize(44).contains(TODAY.minusDays(1)).allMatch(day -> day.isBefore(TODAY));
    }

    @Test
    void spreadASequenceOverAWeek() {
        assertThat(accepted.stream()
                        .filter(draft -> draft.dayOffset() == 7)
                        .map(draft -> Objects.requireNonNull(draft.notBefore()))
                        .map(notBefore -> notBefore.atOffset(ZoneOffset.UTC).toLocalDate()))
                .isNotEmpty()
                .allMatch(TODAY.plusDays(6)::equals);
    }

    private static DraftParseResult read(Sample sample) {
        return new DraftReader().read(sample.value().getBytes(StandardCharsets.UTF_8), NOW);
    }
}
