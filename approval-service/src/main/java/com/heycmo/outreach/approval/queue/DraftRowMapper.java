package com.heycmo.outreach.approval.queue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/** Reads a row of the queue table by its column names. */
public final class DraftRowMapper implements RowMapper<DraftRow> {

    @Override
    public DraftRow mapRow(ResultSet row, int rowNumber) throws SQLException {
        return new DraftRow(
                Objects.requireNonNull(uuid(row, "id")),
                Objects.requireNonNull(uuid(row, "customer_id")),
                row.getString("action"),
                row.getString("status"),
                row.getString("prospect_url"),
                row.getString("prospect_name"),
                row.getString("prospect_company"),
                row.getString("prospect_role"),
                row.getString("body"),
                row.getInt("day_offset"),
                row.getString("intent_source"),
                row.getString("intent_reason"),
                Objects.requireNonNull(time(row, "drafted_at")),
                time(row, "approved_at"),
                uuid(row, "approved_by_user_id"),
                time(row, "sent_at"),
                row.getString("result_url"),
                row.getString("error_message"),
                time(row, "locked_until"),
                Objects.requireNonNull(time(row, "expires_at")),
                time(row, "not_before"),
                row.getInt("version"),
                row.getInt("claims"),
                row.getString("failure_kind"),
                time(row, "edited_at"),
                uuid(row, "edited_by_user_id"),
                time(row, "skipped_at"),
                uuid(row, "skipped_by_user_id"),
                row.getString("skip_reason"),
                Objects.requireNonNull(time(row, "created_at")),
                Objects.requireNonNull(time(row, "updated_at")));
    }

    private static @Nullable UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
