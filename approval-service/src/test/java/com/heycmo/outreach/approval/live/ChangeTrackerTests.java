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

    private final ChangeTracker tracker = new ChangeTracker();

    @Test
    void reportsNothingAfterTheFirstPoll() {
        assertThat(tracker.update(snapshot(0, version(ONE, 0)))).isEmpty();
    }

    @Test
    void reportsEachChangeOnce() {
        tracker.update(snapshot(0));

        assertThat(tracker.update(snapshot(1, version(ONE, 1)))).contains(new Changes(List.of(ONE), false));
        assertThat(tracker.update(snapshot(2, version(ONE, 1)))).isEmpty();
        assertThat(tracker.update(snapshot(3, version(ONE, 3)))).contains(new Changes(List.of(ONE), false));
        assertThat(tracker.update(snapshot(4))).isEmpty();
    }

    @Test
    void reportsLateCommits() {
        tracker.update(snapshot(0));
        tracker.update(snapshot(1, version(ONE, 1)));

        assertThat(tracker.update(snapshot(2, version(ONE, 1), version(OTHER, -20))))
                .contains(new Changes(List.of(OTHER), false));
    }

    @Test
    void reportsPauseAndDevicesWithoutADraft() {
        tracker.update(new ChangeSnapshot(NOW, Set.of(), false, "running"));

        assertThat(tracker.update(new ChangeSnapshot(NOW, Set.of(), false, "paused")))
                .contains(new Changes(List.of(), false));
        assertThat(tracker.update(new ChangeSnapshot(NOW, Set.of(), false, "paused")))
                .isEmpty();
    }

    @Test
    void namesNoMoreThanTwoHundredDrafts() {
        tracker.update(snapshot(0));

        assertThat(tracker.update(new ChangeSnapshot(NOW, drafts(200), false, "")))
                .hasValueSatisfying(changes -> {
                    assertThat(changes.ids()).hasSize(200);
                    assertThat(changes.many()).isFalse();
                });
        assertThat(tracker.update(new ChangeSnapshot(NOW, drafts(201), false, "")))
                .contains(Changes.MANY);
    }

    @Test
    void reportsManyOnceMoreAfterATruncatedPoll() {
        Set<ChangeSnapshot.Version> newest = drafts(3);
        tracker.update(new ChangeSnapshot(NOW, Set.of(), false, ""));

        assertThat(tracker.update(new ChangeSnapshot(NOW, newest, true, ""))).contains(Changes.MANY);
        assertThat(tracker.update(new ChangeSnapshot(NOW, newest, true, ""))).isEmpty();
        assertThat(tracker.update(new ChangeSnapshot(NOW, newest, false, ""))).contains(Changes.MANY);
        assertThat(tracker.update(new ChangeSnapshot(NOW, newest, false, ""))).isEmpty();
    }

    @Test
    void reportsManyAfterALongGap() {
        tracker.update(snapshot(0));

        assertThat(tracker.update(snapshot(6))).contains(Changes.MANY);
    }

    @Test
    void mergesUnsentChanges() {
        Changes one = new Changes(List.of(ONE), false);

        assertThat(one.merge(new Changes(List.of(OTHER, ONE), false)).ids()).containsExactlyInAnyOrder(ONE, OTHER);
        assertThat(one.merge(Changes.MANY)).isEqualTo(Changes.MANY);
        Set<UUID> many =
                drafts(Changes.MAX_IDS).stream().map(ChangeSnapshot.Version::id).collect(Collectors.toSet());
        assertThat(one.merge(Changes.of(many))).isEqualTo(Changes.MANY);
    }

    private static ChangeSnapshot snapshot(int seconds, ChangeSnapshot.Version... recent) {
        return new ChangeSnapshot(NOW.plusSeconds(seconds), new HashSet<>(List.of(recent)), false, "");
    }

    private static ChangeSnapshot.Version version(UUID id, int seconds) {
        return new ChangeSnapshot.Version(id, NOW.plus(Duration.ofSeconds(seconds)));
    }

    private static Set<ChangeSnapshot.Version> drafts(int count) {
        return Stream.generate(() -> version(UUID.randomUUID(), 0)).limit(count).collect(Collectors.toSet());
    }
}
