package com.heycmo.outreach.acceptance.access;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A checksum of all rows, read as the owner of the schema. It leaves out when a device was last seen, which also changes
 * when a request is rejected.
 */
public final class DatabaseChecksum {

    private static final String EXTENSION = "linkedin_outreach_extension";

    private static final List<String> TABLES = List.of(
            "linkedin_outreach_queue",
            "linkedin_outreach_customer",
            EXTENSION,
            "linkedin_outreach_extension_token",
            "linkedin_outreach_person",
            "linkedin_outreach_action_limit",
            "linkedin_outreach_release",
            "linkedin_outreach_prospect",
            "linkedin_outreach_signal",
            "linkedin_outreach_do_not_contact",
            "linkedin_outreach_audit",
            "outbox");

    private static final List<String> TOLD_BY_DEVICES =
            List.of("state", "state_at", "state_detail", "mode", "version", "adapters", "account_max_note_length");

    private static final Map<List<Object>, Known> KNOWN = new ConcurrentHashMap<>();

    private DatabaseChecksum() {}

    /**
     * Saves reading everything again when nothing was written.
     *
     * @param transactions the id of the next transaction that writes
     */
    private record Known(String transactions, String checksum) {}

    public static String of(JdbcClient database) {
        return of(database, "true", new UUID(0, 0), List.of());
    }

    /** Without what devices say about themselves, which each may say with its own token. */
    public static String withoutStatesOfDevices(JdbcClient database) {
        return of(database, "true", new UUID(0, 0), TOLD_BY_DEVICES);
    }

    /**
     * A checksum of the customer's rows. Of the outbox it has only how many events were ever written, because the relay
     * deletes them meanwhile.
     */
    public static String ofCustomer(JdbcClient database, UUID customerId) {
        long events = database.sql("SELECT coalesce(pg_sequence_last_value('outbox_seq_seq'), 0)")
                .query(Long.class)
                .single();
        return of(database, "customer_id = :customer AND t.tableoid <> 'outbox'::regclass", customerId, List.of()) + " "
                + events;
    }

    /** A checksum of the rows of all other customers, without what their devices say about themselves. */
    public static String ofOtherCustomers(JdbcClient database, UUID customerId) {
        return of(database, "customer_id <> :customer", customerId, TOLD_BY_DEVICES);
    }

    private static String of(JdbcClient database, String condition, UUID customerId, List<String> withoutOfExtensions) {
        String rows = TABLES.stream()
                .map(table ->
                        "SELECT '%1$s' || (to_jsonb(t) - 'last_seen_at' - 'last_action'%3$s)::text AS line FROM %1$s t WHERE %2$s"
                                .formatted(table, condition, table.equals(EXTENSION) ? minus(withoutOfExtensions) : ""))
                .collect(Collectors.joining(" UNION ALL "));
        String sql = "SELECT count(*) || ' ' || coalesce(md5(string_agg(line, '|' ORDER BY line)), '') FROM (" + rows
                + ") r";
        // Before the checksum, so that a change in between counts as a later one.
        String transactions = database.sql("SELECT pg_snapshot_xmax(pg_current_snapshot())::text")
                .query(String.class)
                .single();
        return KNOWN.compute(
                        List.of(database, sql, customerId),
                        (key, known) -> known != null && known.transactions().equals(transactions)
                                ? known
                                : new Known(transactions, checksum(database, sql, condition, customerId)))
                .checksum();
    }

    private static String checksum(JdbcClient database, String sql, String condition, UUID customerId) {
        JdbcClient.StatementSpec statement = database.sql(sql);
        return (condition.contains(":customer") ? statement.param("customer", customerId) : statement)
                .query(String.class)
                .single();
    }

    private static String minus(List<String> columns) {
        return columns.stream().map(column -> " - '" + column + "'").collect(Collectors.joining());
    }
}
