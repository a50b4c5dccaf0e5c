package com.heycmo.outreach.approval.decision;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The operations on many drafts at once. */
enum BulkOperation {
    APPROVE,
    SKIP,
    REOPEN;

    static Optional<BulkOperation> ofWireName(@Nullable String wireName) {
        return Arrays.stream(values())
                .filter(operation -> operation.name().toLowerCase(Locale.ROOT).equals(wireName))
                .findFirst();
    }
}
