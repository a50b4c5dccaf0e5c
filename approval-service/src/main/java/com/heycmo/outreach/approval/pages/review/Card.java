package com.heycmo.outreach.approval.pages.review;

import com.heycmo.outreach.approval.queue.DraftRow;
import com.heycmo.outreach.status.DraftStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One draft as a person sees it.
 *
 * @param now the database's time at which this was true
 * @param names what people are called, as far as that is known
 * @param mayDecide whether the person may do more than look
 * @param notice what came of a decision that was not taken
 */
record Card(
        DraftRow row,
        Instant now,
        Map<UUID, String> names,
        boolean mayDecide,
        @Nullable Notice notice) {

    private static final String WWW = "https://www.";
    private static final Duration DAY = Duration.ofDays(1);

    /** The person's name, or where there is none the link. */
    public String title() {
        return row.prospectName() == null || row.prospectName().isBlank() ? shownUrl() : row.prospectName();
    }

    /** The link as people write it. */
    public String shownUrl() {
        String url = row.prospectUrl();
        return url.startsWith(WWW) ? url.substring(WWW.length()) : url;
    }

    public int length() {
        return row.body().length();
    }

    public int limit() {
        return row.draftAction().maxBodyLength();
    }

    /** An extension is at work on it. */
    public boolean lockLive() {
        return secondsLocked() > 0 && status() == DraftStatus.APPROVED;
    }

    public long secondsLocked() {
        Instant until = row.lockedUntil();
        return until == null ? 0 : Math.max(0, Duration.between(now, until).toSeconds());
    }

    /** Past its time, whether the sweep has come by or not. */
    public boolean expired() {
        return switch (status()) {
            case PENDING_REVIEW, APPROVED -> !row.expiresAt().isAfter(now) && !lockLive();
            case EXPIRED -> true;
            case SKIPPED, SENT, FAILED -> false;
        };
    }

    /** Waits for a time that its agent gave. */
    public boolean waiting() {
        return row.notBefore() != null && row.notBefore().isAfter(now);
    }

    public boolean mayApprove() {
        return mayDecide && status() == DraftStatus.PENDING_REVIEW && !expired();
    }

    public boolean maySkip() {
        return mayDecide && (status() == DraftStatus.PENDING_REVIEW || status() == DraftStatus.APPROVED) && !lockLive();
    }

    public boolean mayEdit() {
        return mayApprove();
    }

    public boolean mayReopen() {
        return mayDecide && !lockLive() && (status() == DraftStatus.FAILED || expired());
    }

    /** What a selection of many can do something with. */
    public boolean selectable() {
        return mayApprove() || maySkip() || mayReopen();
    }

    /** Days until it expires, begun ones as whole. */
    public long daysLeft() {
        Duration left = Duration.between(now, row.expiresAt());
        return left.isNegative() ? 0 : left.plus(DAY).minusNanos(1).toDays();
    }

    /** Whole days since it was drafted. */
    public long age() {
        return Math.max(0, Duration.between(row.draftedAt(), now).toDays());
    }

    /** What a person's edits have made of the agent's text; nothing when nobody has edited it. */
    public List<TextDiff.Part> edits() {
        return row.draftedBody() == null ? List.of() : TextDiff.between(row.draftedBody(), row.body());
    }

    /** What has changed since the person who is told of it looked. */
    public List<TextDiff.Part> changes() {
        return notice == null ? List.of() : notice.changes(row);
    }

    /** What an editor begins with: what was typed and not taken, else the text as it is. */
    public String draftText() {
        return notice == null || notice.typed() == null ? row.body() : notice.typed();
    }

    /** Who that is; the beginning of the id where no name is known. */
    public String nameOf(UUID userId) {
        return names.getOrDefault(userId, userId.toString().substring(0, 8));
    }

    /** Tells whether a card shows another state of the draft than this one. */
    public String stamp() {
        return row.version() + "-" + row.updatedAt().toEpochMilli() + (lockLive() ? "-locked" : "");
    }

    private DraftStatus status() {
        return row.draftStatus();
    }
}
