package com.heycmo.outreach.benchmarks.statement;

import com.heycmo.outreach.benchmarks.load.Load;
import com.heycmo.outreach.benchmarks.running.Database;
import com.heycmo.outreach.benchmarks.seed.Drafts;
import com.heycmo.outreach.benchmarks.seed.Drafts.Job;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Queue;
import java.util.UUID;

/** What a result has to do in the database, by plain statements, on a connection of its own. */
public final class JdbcResults implements Load.Worker {

    private static final String ANNOUNCE =
            "SELECT set_config('outreach.customer_id', ?, true), set_config('statement_timeout', '10000', true)";

    private static final String LOCK = """
            SELECT status, failure_kind, claims, claim_tokens, sent_at, result_url, error_message, clock_timestamp()
              FROM linkedin_outreach_queue
             WHERE customer_id = ? AND id = ?
               FOR UPDATE
            """;

    private static final String END = """
            WITH ended AS (
                UPDATE linkedin_outreach_queue
                   SET status = 'sent', sent_at = LEAST(clock_timestamp(), locked_until), locked_until = NULL,
                       result_url = ?, outcomes = outcomes + 1, updated_at = clock_timestamp()
                 WHERE customer_id = ? AND id = ? AND status = 'approved'
                RETURNING *),
            written_down AS (
                INSERT INTO linkedin_outreach_audit (customer_id, what, draft_id, version, actor, actor_id)
                SELECT customer_id, status, id, version, 'extension', customer_id FROM ended)
            SELECT * FROM ended
            """;

    private static final String EVENT = """
            INSERT INTO outbox (id, aggregatetype, aggregateid, type, customer_id, created_at, payload)
            VALUES (?, 'linkedin.outreach.outcomes', ?, 'com.heycmo.linkedin.outreach.sent.v1', ?, now(), ?)
            """;

    /** As long as that of an outcome. */
    private static final String PAYLOAD = "{\"eventId\":\"" + "x".repeat(600) + "\"}";

    private final Connection connection;
    private final PreparedStatement announce;
    private final PreparedStatement lock;
    private final PreparedStatement end;
    private final PreparedStatement event;
    private final Queue<Job> jobs;

    public JdbcResults(Database database, Queue<Job> jobs) throws SQLException {
        this.connection = Database.open(database.service());
        connection.setAutoCommit(false);
        this.announce = connection.prepareStatement(ANNOUNCE);
        this.lock = connection.prepareStatement(LOCK);
        this.end = connection.prepareStatement(END);
        this.event = connection.prepareStatement(EVENT);
        this.jobs = jobs;
    }

    @Override
    public boolean work() throws SQLException {
        report(jobs.remove());
        return true;
    }

    void report(Job job) throws SQLException {
        row(announce, job.customerId().toString());
        row(lock, job.customerId(), job.id());
        row(end, "https://www.linkedin.com/messaging/thread/2-abc", job.customerId(), job.id());
        Drafts.bind(event, UUID.randomUUID(), job.id(), job.customerId(), PAYLOAD);
        event.executeUpdate();
        connection.commit();
    }

    private static void row(PreparedStatement statement, Object... values) throws SQLException {
        Drafts.bind(statement, values);
        try (ResultSet row = statement.executeQuery()) {
            Drafts.require(row.next(), "There is no such job.");
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
