package com.heycmo.outreach.approval.pages.review;

import com.heycmo.outreach.approval.queue.DraftRow;
import com.heycmo.outreach.forecast.ForecastItem;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.policy.InvisibleCharacters;
import com.heycmo.outreach.status.DraftStatus;
import com.heycmo.outreach.status.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A draft as the review page shows it.
 *
 * @param names known names of people
 * @param maxNoteLength the customer's limit for the note of a connection request
 * @param mayDecide whether the person may do more than view
 * @param forecast when it will be sent, or would be if it were approved; null if nobody can tell
 * @param notice why a decision was not applied
 */
record Card(
        DraftRow row,
        Map<UUID, String> names,
        int maxNoteLength,
        boolean mayDecide,
        @Nullable ForecastItem forecast,
        @Nullable Notice notice) {

    private static final String WWW = "https://www.";
    private static final Duration DAY = Duration.ofDays(1);

    /** The prospect's name; the link if the name is unknown. */
    public String title() {
        return titleOf(row);
    }

    static String titleOf(DraftRow row) {
        return row.prospectName() == null || InvisibleCharacters.isBlank(row.prospectName())
                ? shownUrlOf(row)
                : row.prospectName();
    }

    /** The link without scheme and {@code www.}; empty if the person was erased. */
    public String shownUrl() {
        return shownUrlOf(row);
    }

    private static String shownUrlOf(DraftRow row) {
        String url = row.prospectUrl();
        if (url == null) {
            return "";
        }
        return url.startsWith(WWW) ? url.substring(WWW.length()) : url;
    }

    /** Whether the note has nothing to see. */
    public boolean blank() {
        return InvisibleCharacters.isBlank(row.body());
    }

    /** Whether erasure or retention has removed the text. Retention cannot be told from a note that was always empty. */
    public boolean textRemoved() {
        return row.isErased() || (blank() && row.draftAction() != Action.CONNECTION_REQUEST);
    }

    public int length() {
        return row.body().length();
    }

    public int limit() {
        return limit(row, maxNoteLength);
    }

    private static int limit(DraftRow row, int maxNoteLength) {
        return row.draftAction() == Action.CONNECTION_REQUEST
                ? maxNoteLength
                : row.draftAction().maxBodyLength();
    }

    /** Whether the customer's account cannot send the note, so that an approval would be rejected. */
    public boolean noteTooLong() {
        return row.state().status() == DraftStatus.PENDING_REVIEW
                && row.draftAction() == Action.CONNECTION_REQUEST
                && length() > limit();
    }

    public boolean hasWarnings() {
        return noteTooLong() || !row.warnings().isEmpty();
    }

    public boolean lockLive() {
        return row.state().lockLive();
    }

    public long secondsLocked() {
        Instant until = row.lockedUntil();
        return until == null ? 0 : Math.max(0, Duration.between(now(), until).toSeconds());
    }

    /** Whether it counts as expired, even before the sweep runs. */
    public boolean expired() {
        return row.state().expired();
    }

    /** Whether the card tells when it will be sent, or would be: not of a job that is being sent. */
    public boolean hasForecast() {
        return forecast != null && !lockLive() && !expired() && row.skipReason() == null;
    }

    /** Whether it is not due yet, and nothing else says when it will be sent. */
    public boolean waiting() {
        return !hasForecast() && row.dueAt() != null && row.dueAt().isAfter(now());
    }

    public boolean mayApprove() {
        return may(Transition.APPROVE);
    }

    public boolean maySkip() {
        return may(Transition.SKIP);
    }

    public boolean mayEdit() {
        return may(Transition.EDIT);
    }

    public boolean mayReopen() {
        return may(Transition.REOPEN);
    }

    /** Whether the person is asked whether it was sent. */
    public boolean mayResolve() {
        return row.isOutcomeOpen() && may(Transition.RESOLVE_SENT);
    }

    /** Whether the person can set the person or the company of the draft to do-not-contact. */
    public boolean mayForbidContact() {
        return mayDecide && (isPerson() || hasCompany());
    }

    /** Not so of a comment on a post, and of an erased person. */
    public boolean isPerson() {
        return row.prospectId() != null && !row.isErased();
    }

    public boolean hasCompany() {
        return row.prospectCompany() != null && !InvisibleCharacters.isBlank(row.prospectCompany());
    }

    private boolean may(Transition transition) {
        return mayDecide && !row.isErased() && row.state().allows(transition);
    }

    /** Whether a bulk decision may apply to it. */
    public boolean selectable() {
        return mayApprove() || maySkip() || mayReopen();
    }

    /** Days until it expires, rounded up. */
    public long daysLeft() {
        Duration left = Duration.between(now(), row.expiresAt());
        return left.isNegative() ? 0 : left.plus(DAY).minusNanos(1).toDays();
    }

    /** Days since it was drafted, rounded down. */
    public long age() {
        return Math.max(0, Duration.between(row.draftedAt(), now()).toDays());
    }

    /** The difference between the text as drafted and the edited one; empty if nobody has edited it. */
    public List<TextDiff.Part> edits() {
        return row.draftedBody() == null ? List.of() : TextDiff.between(row.draftedBody(), row.body());
    }

    /** The difference between the text that the person saw and the present one. */
    public List<TextDiff.Part> changes() {
        return notice == null ? List.of() : notice.changes(row);
    }

    /** The initial text of the editor: a rejected edit, else the present text. */
    public String draftText() {
        return notice == null || notice.typed() == null ? row.body() : notice.typed();
    }

    /** The person's name; the beginning of the id if it is unknown. */
    public String nameOf(UUID userId) {
        return names.getOrDefault(userId, userId.toString().substring(0, 8));
    }

    /**
     * Differs between two states of the draft that a card shows differently. Warnings and due time depend on other drafts, too,
     * and the warning of a pending note on the customer's limit.
     */
    public String stamp() {
        return stamp(row, maxNoteLength);
    }

    static String stamp(DraftRow row, int maxNoteLength) {
        int limit = row.state().status() == DraftStatus.PENDING_REVIEW ? limit(row, maxNoteLength) : 0;
        return row.version() + "-" + row.updatedAt().toEpochMilli() + "-"
                + Integer.toHexString(Objects.hash(row.state().lockLive(), row.warnings(), row.dueAt(), limit));
    }

    private Instant now() {
        return row.state().now();
    }
}
