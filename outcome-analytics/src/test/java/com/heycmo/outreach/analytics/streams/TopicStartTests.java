package com.heycmo.outreach.analytics.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TopicStartTests {

    private static final Instant NOW = Instant.parse("2026-11-29T14:00:00Z");
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void everyDayIsHeldWhileNothingWasDeleted() {
        assertThat(day(Instant.MIN, NOON, null)).isEqualTo(Instant.EPOCH);
        assertThat(day(Instant.MIN, NOON, NOON)).isEqualTo(Instant.EPOCH);
        assertThat(day(Instant.MIN, null, null)).isEqualTo(Instant.EPOCH);
    }

    @Test
    void theDayOfTheLastDeletedRecordIsNotHeld() {
        assertThat(day(NOON, NOON, NOON)).isEqualTo("2026-11-21T00:00:00Z");
        assertThat(day(Instant.parse("2026-11-20T00:00:00Z"), NOON, NOON)).isEqualTo("2026-11-21T00:00:00Z");
    }

    @Test
    void allowsForClocksThatDiffer() {
        assertThat(day(Instant.parse("2026-11-20T23:58:00Z"), NOON, NOON)).isEqualTo("2026-11-22T00:00:00Z");
    }

    @Test
    void aTopicThatWasCreatedAgainHoldsNothingOfTheTimeBefore() {
        assertThat(day(Instant.MIN, NOON, NOON.minusSeconds(1))).isEqualTo("2026-11-21T00:00:00Z");
        assertThat(day(Instant.MIN, null, NOON)).isEqualTo("2026-11-30T00:00:00Z");
    }

    private static Instant day(Instant lastDeleted, @Nullable Instant first, @Nullable Instant firstCounted) {
        return new TopicStart(lastDeleted, first).firstHeldDay(firstCounted, NOW);
    }
}
