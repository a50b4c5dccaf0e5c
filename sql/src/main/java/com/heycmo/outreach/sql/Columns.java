package com.heycmo.outreach.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads columns for which JDBC has no method. */
public final class Columns {

    private Columns() {}

    /** A {@code timestamptz}; null if the column is null. */
    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** A {@code timestamptz} that is never null. */
    public static Instant requiredInstant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(instant(row, column), column);
    }

    /** A {@code uuid}; null if the column is null. */
    public static @Nullable UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    /** A {@code uuid} that is never null. */
    public static UUID requiredUuid(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(uuid(row, column), column);
    }
}
