package com.heycmo.outreach.approval.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChangeTrackerTests {

    private static final UUID ONE = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();

    private final ChangeTracker tracker = new ChangeTracker();

    @Test
    void reportsNothingAfterTheFirstPoll() {
        assertThat(tracker.seen()).isNull();
        assertThat(tracker.update(snapshot("1:1:"))).isEmpty();
    }

    @Test
    void asksForWhatThePreviousPollHasNotSeen() {
        tracker.update(snapshot("1:1:"));

        assertThat(tracker.seen()).isEqualTo("1:1:");
        assertThat(tracker.update(snapshot("2:5:3", ONE))).contains(new Changes(List.of(ONE), false));
        assertThat(tracker.seen()).isEqualTo("2:5:3");
        assertThat(tracker.update(snapshot("6:6:"))).isEmpty();
        assertThat(tracker.update(snapshot("7:7:", ONE))).contains(new Changes(List.of(ONE), false));
    }

    @Test
    void reportsPauseAndDevicesWithoutADraft() {
        tracker.update(new ChangeSnapshot("server", "", Set.of(), "running", 280));

        assertThat(tracker.update(new ChangeSnapshot("server", "", Set.of(), "paused", 280)))
                .contains(new Changes(List.of(), false));
        assertThat(tracker.update(new ChangeSnapshot("server", "", Set.of(), "paused", 280)))
                .isEmpty();
    }

    @Test
    void reportsManyWhenAnotherServerNumbersTheTransactions() {
        tracker.update(new ChangeSnapshot("server", "9:9:", Set.of(), "", 280));

        assertThat(tracker.update(new ChangeSnapshot("standby", "5:5:", Set.of(), "", 280)))
                .contains(Changes.MANY);
        assertThat(tracker.update(new ChangeSnapshot("standby", "6:6:", Set.of(), "", 280)))
                .isEmpty();
    }

    @Test
    void reportsManyWhenTheLongestNoteIsAnotherOne() {
        tracker.update(snapshot(""));

        assertThat(tracker.update(new ChangeSnapshot("server", "", Set.of(), "", 200)))
                .contains(Changes.MANY);
        assertThat(tracker.update(new ChangeSnapshot("server", "", Set.of(), "", 200)))
                .isEmpty();
    }

    @Test
    void namesNoMoreThanTwoHundredDrafts() {
        tracker.update(snapshot(""));

        assertThat(tracker.update(new ChangeSnapshot("server", "", drafts(200), "", 280)))
                .hasValueSatisfying(changes -> {
                    assertThat(changes.ids()).hasSize(200);
                    assertThat(changes.many()).isFalse();
                });
        assertThat(tracker.update(new ChangeSnapshot("server", "", drafts(201), "", 280)))
                .contains(Changes.MANY);
    }

    @Test
    void mergesUnsentChanges() {
        Changes one = new Changes(List.of(ONE), false);

        assertThat(one.merge(new Changes(List.of(OTHER, ONE), false)).ids()).containsExactlyInAnyOrder(ONE, OTHER);
        assertThat(one.merge(Changes.MANY)).isEqualTo(Changes.MANY);
        assertThat(one.merge(Changes.of(drafts(Changes.MAX_IDS)))).isEqualTo(Changes.MANY);
    }

    private static ChangeSnapshot snapshot(String seen, UUID... changed) {
        return new ChangeSnapshot("server", seen, Set.of(changed), "", 280);
    }

    private static Set<UUID> drafts(int count) {
        return Stream.generate(UUID::randomUUID).limit(count).collect(Collectors.toSet());
    }
}
