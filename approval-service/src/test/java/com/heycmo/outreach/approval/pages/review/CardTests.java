package com.heycmo.outreach.approval.pages.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.approval.queue.DraftRow;
import com.heycmo.outreach.status.DraftState;
import com.heycmo.outreach.status.DraftStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardTests {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);
    private static final UUID RITA = UUID.fromString("5d0c1f4e-7a92-4b36-8e15-c47f20b9d301");

    @Test
    void aPendingDraftMayBeApprovedEditedOrSkipped() {
        Card card = card("pending_review", WEEK, null);

        assertThat(card.mayApprove()).isTrue();
        assertThat(card.mayEdit()).isTrue();
        assertThat(card.maySkip()).isTrue();
        assertThat(card.mayReopen()).isFalse();
    }

    @Test
    void anOverdueDraftCountsAsExpiredBeforeTheSweep() {
        Card card = card("pending_review", Duration.ofSeconds(-1), null);

        assertThat(card.expired()).isTrue();
        assertThat(card.mayApprove()).isFalse();
        assertThat(card.mayReopen()).isTrue();
        assertThat(card.maySkip()).isTrue();
    }

    @Test
    void nothingIsAllowedWhileTheLockIsLive() {
        Card card = card("approved", Duration.ofSeconds(-1), Duration.ofMinutes(2));

        assertThat(card.lockLive()).isTrue();
        assertThat(card.secondsLocked()).isEqualTo(120);
        assertThat(card.expired()).isFalse();
        assertThat(card.selectable()).isFalse();
    }

    /** An approval of such a note is rejected. */
    @ParameterizedTest
    @CsvSource({"connection_request, 6, true", "connection_request, 7, false", "message, 6, false"})
    void saysThatTheAccountCannotSendTheNote(String action, int maxNoteLength, boolean tooLong) {
        Card card = new Card(row(action, "pending_review", WEEK, null), Map.of(), maxNoteLength, true, null, null);

        assertThat(card.noteTooLong()).isEqualTo(tooLong);
        assertThat(card.hasWarnings()).isEqualTo(tooLong);
    }

    @Test
    void anExpiredLockBlocksNothing() {
        Card card = card("approved", WEEK, Duration.ofSeconds(-1));

        assertThat(card.lockLive()).isFalse();
        assertThat(card.maySkip()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"sent, false", "skipped, true", "failed, true", "expired, true"})
    void everyOtherDraftMayBeReopened(String status, boolean mayReopen) {
        Card card = card(status, Duration.ofHours(-1), null);

        assertThat(card.mayReopen()).isEqualTo(mayReopen);
        assertThat(card.selectable()).isEqualTo(mayReopen);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pending_review", "approved", "failed", "expired"})
    void aViewerMayNotDecide(String status) {
        Card card = new Card(row(status, WEEK, null), Map.of(), 280, false, null, null);

        assertThat(card.selectable()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"PT-1S, 0", "PT1S, 1", "PT24H, 1", "PT24H1S, 2", "PT168H, 7"})
    void daysLeftAreRoundedUp(Duration left, long days) {
        assertThat(card("pending_review", left, null).daysLeft()).isEqualTo(days);
    }

    @Test
    void theTitleIsTheNameOrElseTheLink() {
        Card card = card("pending_review", WEEK, null);

        assertThat(card.title()).isEqualTo("linkedin.com/in/jane-doe");
        assertThat(card.nameOf(RITA)).isEqualTo("Rita Reviewer");
        assertThat(card.nameOf(new UUID(1, 2))).isEqualTo("00000000");
    }

    @Test
    void aRejectedEditIsKept() {
        Notice notice = new Notice(UUID.randomUUID(), "stale-version", List.of(), "Hi Janet", "I typed this");
        Card card = new Card(row("pending_review", WEEK, null), Map.of(), 280, true, null, notice);

        assertThat(card.draftText()).isEqualTo("I typed this");
        assertThat(card.changes()).extracting(TextDiff.Part::text).containsExactly("Hi ", "Janet", "Jane");
    }

    @Test
    void theStampDependsOnTheLock() {
        assertThat(card("approved", WEEK, Duration.ofMinutes(1)).stamp())
                .isNotEqualTo(card("approved", WEEK, Duration.ofMinutes(-1)).stamp());
    }

    @ParameterizedTest
    @CsvSource({"connection_request, true", "message, false"})
    void theStampOfANoteDependsOnTheLongestNote(String action, boolean depends) {
        DraftRow row = row(action, "pending_review", WEEK, null);

        assertThat(!Card.stamp(row, 280).equals(Card.stamp(row, 200))).isEqualTo(depends);
    }

    private static Card card(String status, Duration left, @Nullable Duration locked) {
        return new Card(row(status, left, locked), Map.of(RITA, "Rita Reviewer"), 280, true, null, null);
    }

    private static DraftRow row(String status, Duration left, @Nullable Duration locked) {
        return row("message", status, left, locked);
    }

    private static DraftRow row(String action, String status, Duration left, @Nullable Duration locked) {
        return new DraftRow(
                UUID.randomUUID(),
                UUID.randomUUID(),
                action,
                status,
                "https://www.linkedin.com/in/jane-doe",
                null,
                " ",
                null,
                null,
                "Hi Jane",
                0,
                null,
                null,
                NOW.minus(WEEK),
                null,
                null,
                null,
                null,
                null,
                locked == null ? null : NOW.plus(locked),
                NOW.plus(left),
                null,
                null,
                1,
                0,
                null,
                null,
                null,
                null,
                false,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                NOW,
                NOW,
                state(status, left, locked));
    }

    /** The state as the database computes it. */
    private static DraftState state(String status, Duration left, @Nullable Duration locked) {
        boolean lockLive = locked != null && locked.compareTo(Duration.ZERO) > 0;
        boolean open = status.equals("pending_review") || status.equals("approved");
        boolean expired = status.equals("expired") || (open && left.compareTo(Duration.ZERO) <= 0 && !lockLive);
        return new DraftState(DraftStatus.ofWireName(status).orElseThrow(), NOW, lockLive, expired);
    }
}
