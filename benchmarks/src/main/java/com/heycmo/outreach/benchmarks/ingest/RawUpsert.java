package com.heycmo.outreach.benchmarks.ingest;

import com.heycmo.outreach.benchmarks.running.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/** The least that an upsert can be: the rows of a batch in arrays, one statement, one commit. */
final class RawUpsert implements AutoCloseable {

    static final int BATCH = 2000;

    private static final String UPSERT = """
            INSERT INTO linkedin_outreach_queue AS q (
                   customer_id, id, action, prospect_url, prospect_name, prospect_company, prospect_role, body,
                   intent_source, intent_reason, drafted_at)
            SELECT *
              FROM unnest(CAST(? AS uuid[]), CAST(? AS uuid[]), CAST(? AS text[]), CAST(? AS text[]),
                          CAST(? AS text[]), CAST(? AS text[]), CAST(? AS text[]), CAST(? AS text[]),
                          CAST(? AS text[]), CAST(? AS text[]), CAST(? AS timestamptz[]))
                ON CONFLICT (customer_id, prospect_url, action, day_offset) DO UPDATE
                   SET body = EXCLUDED.body, drafted_at = EXCLUDED.drafted_at, version = q.version + 1
                 WHERE q.status = 'pending_review' AND q.edited_at IS NULL AND EXCLUDED.drafted_at > q.drafted_at
            """;
    private static final List<String> FIELDS = List.of(
            "action",
            "prospectUrl",
            "prospectName",
            "prospectCompany",
            "prospectRole",
            "body",
            "intentSource",
            "intentReason",
            "draftedAt");

    private final Connection connection;
    private final PreparedStatement statement;

    RawUpsert(Database database) throws SQLException {
        this.connection = Database.open(database.owner());
        this.statement = connection.prepareStatement(UPSERT);
    }

    /** The arrays of one batch, in the order of the statement. */
    static String[][] columns(List<BareDraft> drafts) {
        String[][] columns = new String[FIELDS.size() + 2][];
        columns[0] = column(drafts, draft -> draft.text("customerId"));
        columns[1] = column(drafts, draft -> draft.id().toString());
        for (int field = 0; field < FIELDS.size(); field++) {
            String name = FIELDS.get(field);
            columns[field + 2] = column(drafts, draft -> draft.text(name));
        }
        return columns;
    }

    private static String[] column(List<BareDraft> drafts, Function<BareDraft, String> field) {
        return drafts.stream().map(field).toArray(String[]::new);
    }

    /** One batch, committed. */
    void write(String[][] columns) throws SQLException {
        for (int place = 0; place < columns.length; place++) {
            statement.setArray(place + 1, connection.createArrayOf("text", columns[place]));
        }
        statement.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
