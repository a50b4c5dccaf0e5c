package com.heycmo.outreach.approval.queue;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** The orders of a list. Each sorts by a time, then by id. */
public enum QueueOrder {
    /** By creation. */
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
    /** By due time, as the extension claims them; for approved rows only. */
    NEXT_CLAIM_FIRST(false) {
        @Override
        Instant timeOf(DraftRow row) {
            Instant approvedAt = Objects.requireNonNull(row.approvedAt());
            Instant dueAt = row.dueAt();
            return dueAt == null || dueAt.isBefore(approvedAt) ? approvedAt : dueAt;
        }
    },
    /** For sent rows only. */
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

    /** An order by creation: {@code asc} or {@code desc}; empty for anything else. */
    public static Optional<QueueOrder> ofCreation(String text) {
        return switch (text) {
            case "asc" -> Optional.of(OLDEST_FIRST);
            case "desc" -> Optional.of(NEWEST_FIRST);
            default -> Optional.empty();
        };
    }

    boolean descending() {
        return descending;
    }

    /** The time by which the row is sorted. */
    abstract Instant timeOf(DraftRow row);
}
