package com.heycmo.outreach.approval.queue;

import java.time.Instant;
import java.util.Objects;

/** The orders in which rows are listed, each by a time and then by the id. */
public enum QueueOrder {
    /** As the drafts came in. */
    OLDEST_FIRST(false) {
        @Override
        Instant timeOf(DraftRow row) {
            return row.createdAt();
        }
    },
    NEWEST_FIRST(true) {
        @Override
        Instant timeOf(DraftRow row) {
            return row.createdAt();
        }
    },
    /** As the extension picks them up; of approved rows alone. */
    NEXT_CLAIM_FIRST(false) {
        @Override
        Instant timeOf(DraftRow row) {
            Instant approvedAt = Objects.requireNonNull(row.approvedAt());
            Instant notBefore = row.notBefore();
            return notBefore == null || notBefore.isBefore(approvedAt) ? approvedAt : notBefore;
        }
    },
    /** Of sent rows alone. */
    LAST_SENT_FIRST(true) {
        @Override
        Instant timeOf(DraftRow row) {
            return Objects.requireNonNull(row.sentAt());
        }
    };

    private final boolean descending;

    QueueOrder(boolean descending) {
        this.descending = descending;
    }

    boolean descending() {
        return descending;
    }

    /** The time by which this row is placed. */
    abstract Instant timeOf(DraftRow row);
}
