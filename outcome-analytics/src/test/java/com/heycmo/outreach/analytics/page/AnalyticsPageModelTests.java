package com.heycmo.outreach.analytics.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.heycmo.outreach.analytics.fact.Fact;
import com.heycmo.outreach.analytics.fact.FactType;
import com.heycmo.outreach.analytics.figures.Bucket;
import com.heycmo.outreach.analytics.figures.FigureKey;
import com.heycmo.outreach.analytics.figures.Figures;
import com.heycmo.outreach.analytics.query.FiguresQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AnalyticsPageModelTests {

    private static final Instant FROM = Instant.parse("2026-11-20T00:00:00Z");
    private static final Instant TO = FROM.plus(Duration.ofDays(3));

    private final List<FiguresQuery.Entry> entries = new ArrayList<>();

    @Test
    void aStepIsComparedWithThePeriodBefore() {
        add(FROM.minusSeconds(1), FactType.APPROVED, 4);
        add(FROM, FactType.APPROVED, 5);
        add(FROM, FactType.SKIPPED, 15);

        Step approved = model().funnel().get(1);

        assertThat(approved).isEqualTo(new Step(FactType.APPROVED, 5, 4, 25, 100, 20, 100, 80));
        assertThat(approved.change()).isEqualTo("+25 %");
    }

    @Test
    void aStepWithoutAPeriodBeforeHasNoChange() {
        add(FROM, FactType.SENT, 1);

        assertThat(model().funnel().get(2).change()).isNull();
    }

    @Test
    void fewerThanBeforeIsAMinusAndTheSameIsNeither() {
        add(FROM.minusSeconds(1), FactType.SENT, 4);
        add(FROM, FactType.SENT, 1);
        add(FROM.minusSeconds(1), FactType.DRAFTED, 4);
        add(FROM, FactType.DRAFTED, 4);

        assertThat(model().funnel()).extracting(Step::change).containsExactly("±0 %", null, "−75 %", null, null);
    }

    /** Results of this period may belong to drafts that were sent before it. */
    @Test
    void aShareOfMoreThanAllIsNotShown() {
        add(FROM, FactType.SENT, 1);
        add(FROM, FactType.REPLIED, 2);

        assertThat(model().funnel().get(4)).returns(2L, Step::count).returns(null, Step::percent);
    }

    @Test
    void theSourceThatSentMostComesFirst() {
        add(FROM, FactType.SENT, 1, "a");
        add(FROM, FactType.SENT, 3, "b");
        add(FROM, FactType.SENT, 2, null);

        assertThat(model().breakdowns().get(0).groups())
                .extracting(Breakdown.Group::name)
                .containsExactly("b", "", "a");
    }

    @Test
    void aBreakdownThatSeparatesNothingIsNotShown() {
        add(FROM, FactType.SENT, 1, null);

        assertThat(model().breakdowns())
                .filteredOn(Breakdown::isUseful)
                .extracting(Breakdown::by)
                .containsExactly("action");
    }

    @Test
    void aChartHasAColumnForEachDayAndItsHighestIsFull() {
        add(FROM, FactType.SENT, 2);
        add(FROM.plus(Duration.ofDays(2)), FactType.SENT, 4);

        DayChart sends = model().sends();

        assertThat(sends.columns())
                .extracting(DayChart.Column::day, DayChart.Column::total)
                .containsExactly(tuple("2026-11-20", 2L), tuple("2026-11-21", 0L), tuple("2026-11-22", 4L));
        assertThat(sends.columns().get(0).parts()).containsExactly(new DayChart.Part(1, 50, 50));
        assertThat(sends.columns().get(2).parts()).containsExactly(new DayChart.Part(1, 0, 100));
        assertThat(sends.max()).isEqualTo(4);
    }

    private AnalyticsPageModel model() {
        return AnalyticsPageModel.of(entries, FROM, TO);
    }

    private void add(Instant at, FactType type, int count) {
        add(at, type, count, "funding_news");
    }

    private void add(Instant at, FactType type, int count, @Nullable String source) {
        Fact fact = new Fact(UUID.randomUUID(), UUID.randomUUID(), type, "message", source, null, at, 1, null, null);
        Figures figures = Figures.EMPTY;
        for (int i = 0; i < count; i++) {
            figures = figures.plus(fact);
        }
        entries.add(new FiguresQuery.Entry(FigureKey.of(fact, Bucket.DAY), figures));
    }
}
