package com.heycmo.outreach.approval.history;

import com.heycmo.outreach.approval.audit.AuditAction;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of a customer's history to list, newest first.
 *
 * @param what wire names; none for all
 * @param draftId null for any draft, and for what is no draft's
 * @param text occurs literally, in any case, in the prospect's name, company or URL, in the detail or in the person's
 *     name; null for any entry
 * @param before only what stands before this {@code seq}; null to begin with the newest
 * @param limit the most entries to answer with
 */
public record HistoryQuery(
        Set<String> what,
        @Nullable UUID draftId,
        @Nullable String text,
        @Nullable Long before,
        int limit) {

    public HistoryQuery {
        what = Set.copyOf(what);
    }

    /** The wire names of everything that is ever written down. */
    public static final List<String> ALL =
            Arrays.stream(AuditAction.values()).map(AuditAction::wireName).toList();

    /** The wire names that are asked for, at least one. */
    Set<String> wanted() {
        return what.isEmpty() ? ALL.stream().collect(Collectors.toUnmodifiableSet()) : what;
    }
}
