package com.heycmo.outreach.sql;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Times as parameters of a statement: the driver takes no {@link Instant}. */
public final class Times {

    private Times() {}

    /** The time in UTC; null stays null. */
    public static @Nullable OffsetDateTime utc(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }
}
