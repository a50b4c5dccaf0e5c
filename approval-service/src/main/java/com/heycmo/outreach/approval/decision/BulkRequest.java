package com.heycmo.outreach.approval.decision;

import com.heycmo.outreach.problems.ProblemException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One operation for many drafts, as received. */
public record BulkRequest(
        @Nullable String operation, @Nullable List<@Nullable Entry> items) {

    static final int MAX_ITEMS = 500;

    public record Entry(@Nullable String id, @Nullable Integer version) {}

    /**
     * One draft to decide about.
     *
     * @param id as received; need not be the id of a draft
     * @param version the version that the caller saw; null accepts any
     */
    record Item(String id, @Nullable Integer version) {}

    BulkOperation requireOperation() {
        return BulkOperation.ofWireName(operation)
                .orElseThrow(() -> ProblemException.malformed("operation must be approve, skip or reopen."));
    }

    List<Item> requireItems() {
        if (items == null) {
            throw ProblemException.malformed("items is required.");
        }
        if (items.size() > MAX_ITEMS) {
            throw ProblemException.malformed(
                    "items has " + items.size() + " entries, at most " + MAX_ITEMS + " are allowed.");
        }
        List<Item> wanted = new ArrayList<>(items.size());
        for (Entry entry : items) {
            if (entry == null || entry.id() == null) {
                throw ProblemException.malformed("Each of items needs an id.");
            }
            wanted.add(new Item(entry.id(), entry.version()));
        }
        return wanted;
    }
}
