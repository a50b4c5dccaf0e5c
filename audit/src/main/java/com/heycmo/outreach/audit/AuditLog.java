package com.heycmo.outreach.audit;

import java.util.List;

/**
 * Where a feature writes down what it does: the entry is committed or rolled back together with the deed. Nothing
 * changes an entry, or takes one away. A statement that changes many rows at once writes its own entries instead, as a
 * part of itself.
 */
public class AuditLog {

    private final AuditStore store;

    AuditLog(AuditStore store) {
        this.store = store;
    }

    /**
     * Writes the entry in the caller's transaction.
     *
     * @throws org.springframework.transaction.IllegalTransactionStateException when there is none
     */
    public void record(AuditEntry entry) {
        record(List.of(entry));
    }

    /** Writes all of these, in this order, in one statement. */
    public void record(List<AuditEntry> entries) {
        if (!entries.isEmpty()) {
            store.insert(entries);
        }
    }
}
