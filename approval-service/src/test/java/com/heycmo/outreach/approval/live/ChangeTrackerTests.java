package com.heycmo.outreach.approval.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChangeTrackerTests {

    private static final Instant NOW = Instant.parse("2026-11-20T09:30:00Z");
    private static final UUID ONE = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();

    private final ChangeTracker told = new ChangeTracker();

    @Test
    void tellsNothingAfterTheFirstLook() {
        assertThat(told.by(look(0, version(ONE, 0)))).isEmpty();
    }

    @Test
    void tellsEachChangeOnce() {
        told.by(look(0));

        assertThat(told.by(look(1, version(ONE, 1)))).contains(new Changes(List.of(ONE), false));
        assertThat(told.by(look(2, version(ONE, 1)))).isEmpty();
        assertThat(told.by(look(3, version(ONE, 3)))).contains(new Changes(List.of(ONE), false));
        assertThat(told.by(look(4))).isEmpty();
    }

    @Test
    void tellsWhatWasCommittedLateAsWell() {
        told.by(look(0));
        told.by(look(1, version(ONE, 1)));

        assertThat(told.by(look(2, version(ONE, 1), version(OTHER, -20)))).contains(new Changes(List.of(OTHER), false));
    }

    @Test
    void tellsOfPauseAndDevicesWithoutADraft() {
        told.by(new ChangeSnapshot(NOW, Set.of(), false, "running"));

        assertThat(told.by(new ChangeSnapshot(NOW, Set.of(), false, "paused"))).contains(new Changes(List.of(), false));
        assertThat(told.by(new ChangeSnapshot(NOW, Set.of(), false, "paused"))).isEmpty();
    }

    @Test
    void namesNoMoreThanTwoHundredDrafts() {
        told.by(look(0));

        assertThat(told.by(new ChangeSnapshot(NOW, drafts(200), false, ""))).hasValueSatisfying(changes -> {
            assertThat(changes.ids()).hasSize(200);
            assertThat(changes.many()).isFalse();
        });
        assertThat(told.by(new ChangeSnapshot(NOW, drafts(201), false, ""))).contains(Changes.MANY);
    }

    @Test
    void tellsOnceMoreWhenItCanSeeEverythingAgain() {
        Set<ChangeSnapshot.Version> newest = drafts(3);
        told.by(new ChangeSnapshot(NOW, Set.of(), false, ""));

        assertThat(told.by(new ChangeSnapshot(NOW, newest, true, ""))).contains(Changes.MANY);
        assertThat(told.by(new ChangeSnapshot(NOW, newest, true, ""))).isEmpty();
        assertThat(told.by(new ChangeSnapshot(NOW, newest, false, ""))).contains(Changes.MANY);
        assertThat(told.by(new ChangeSnapshot(NOW, newest, false, ""))).isEmpty();
    }

    @Test
    void knowsThatItMayHaveMissedSomethingWhenItCouldNotLookForLong() {
        told.by(look(0));

        assertThat(told.by(look(6))).contains(Changes.MANY);
    }

    @Test
    void addsUpWhatABrowserHasNotReadYet() {
        Changes one = new Changes(List.of(ONE), false);

        assertThat(one.and(new Changes(List.of(OTHER, ONE), false)).ids()).containsExactlyInAnyOrder(ONE, OTHER);
        assertThat(one.and(Changes.MANY)).isEqualTo(Changes.MANY);
        Set<UUID> many = drafts(Changes.MOST_IDS).stream()
                .map(ChangeSnapshot.Version::id)
                .collect(Collectors.toSet());
        assertThat(one.and(Changes.of(many))).isEqualTo(Changes.MANY);
    }

    private static ChangeSnapshot look(int seconds, ChangeSnapshot.Version... recent) {
        return new ChangeSnapshot(NOW.plusSeconds(seconds), new HashSet<>(List.of(recent)), false, "");
    }

    private static ChangeSnapshot.Version version(UUID id, int seconds) {
        return new ChangeSnapshot.Version(id, NOW.plus(Duration.ofSeconds(seconds)));
    }

    private static Set<ChangeSnapshot.Version> drafts(int count) {
        return Stream.generate(() -> version(UUID.randomUUID(), 0)).limit(count).collect(Collectors.toSet());
    }
}
