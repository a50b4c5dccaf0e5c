package com.heycmo.outreach.dispatch.device;

import com.heycmo.outreach.access.caller.Device;
import com.heycmo.outreach.limits.Limits;
import com.heycmo.outreach.sql.Columns;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The row of the calling extension. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class CallingExtensionStore {

    private final JdbcClient jdbc;

    CallingExtensionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    ExtensionInfo info(Device device, @Nullable String minimumVersion) {
        return jdbc.sql("""
                        SELECT e.customer_id, c.name, e.id, e.device_name, c.paused_at IS NOT NULL AS paused,
                               COALESCE(c.max_connection_note_length, :defaultNoteLength) AS max_note_length
                          FROM linkedin_outreach_extension e
                          LEFT JOIN linkedin_outreach_customer c ON c.customer_id = e.customer_id
                         WHERE e.customer_id = :customer AND e.id = :id
                        """)
                .param("defaultNoteLength", Limits.DEFAULTS.maxConnectionNoteLength())
                .param("customer", device.customerId())
                .param("id", device.id())
                .query((row, number) -> new ExtensionInfo(
                        Columns.requiredUuid(row, "customer_id"),
                        row.getString("name"),
                        Columns.requiredUuid(row, "id"),
                        row.getString("device_name"),
                        row.getBoolean("paused"),
                        row.getInt("max_note_length"),
                        minimumVersion))
                .single();
    }

    void save(Device device, ExtensionState state) {
        jdbc.sql("""
                        UPDATE linkedin_outreach_extension
                           SET state = :state, state_at = clock_timestamp(), state_detail = :detail, mode = :mode,
                               version = :version, adapters = :adapters, account_max_note_length = :maxNoteLength
                         WHERE customer_id = :customer AND id = :id
                        """)
                .param("state", StateReader.wireName(state.state()))
                .param("detail", state.detail())
                .param("mode", state.mode() == null ? null : StateReader.wireName(state.mode()))
                .param("version", state.version())
                .param("adapters", state.adapters())
                .param("maxNoteLength", state.maxNoteLength())
                .param("customer", device.customerId())
                .param("id", device.id())
                .update();
    }
}
