package com.heycmo.outreach.benchmarks;

import com.heycmo.outreach.benchmarks.Drafts.Job;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.policy.OutreachPolicy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/** The statements of dispatch-service, and a minimal UPDATE, on a plain JDBC connection. */
record PlainStatements(Connection connection, Map<String, PreparedStatement> prepared) implements AutoCloseable {

    private static final String CLAIM = Database.sql("claim");
    private static final String SET_CUSTOMER =
            "SELECT set_config('outreach.customer_id', ?, true), set_config('statement_timeout', '10000', true)";

    private static final String LOCK = Database.sql("lock-draft");
    private static final String MARK_SENT = Database.sql("mark-sent");
    private static final String INSERT_EVENT = Database.sql("insert-event");
    private static final String UPDATE =
            "UPDATE benchmark_narrow SET updated_at = now() WHERE customer_id = ? AND id = ?";
    private static final String PROCESS = "SELECT pg_backend_pid()";

    /** About as long as that of an outcome. */
    private static final String PAYLOAD = "{\"eventId\":\"" + "x".repeat(600) + "\"}";

    private static final String RESULT_URL = "https://www.linkedin.com/messaging/thread/2-abc";
    static final String[] ACTIONS = Action.wireNames();
    static final Integer[] CAPS = Action.caps();
    private static final @Nullable Integer[] WEEKLY_CAPS = Action.defaultCapsPerWeek();

    PlainStatements(Connection connection) {
        this(connection, new HashMap<>());
    }

    /** Claims the customer's next draft and commits. */
    Optional<Job> claim(UUID customer) throws SQLException {
        int lock = OutreachPolicy.LOCK_MINUTES;
        int claims = OutreachPolicy.MAX_CLAIMS;
        PreparedStatement claim = bind(CLAIM, customer, customer, ACTIONS, CAPS, WEEKLY_CAPS, lock, claims);
        try (ResultSet row = claim.executeQuery()) {
            row.next();
            if (!row.getString("verdict").equals("job")) {
                return Optional.empty();
            }
            UUID draft = row.getObject("draft_id", UUID.class);
            return Optional.of(new Job(customer, draft, row.getObject("claim_token", UUID.class)));
        }
    }

    /** Stores that the draft was sent, with audit entry and event, in one transaction. */
    boolean report(Job job) throws SQLException {
        connection.setAutoCommit(false);
        requireRow(SET_CUSTOMER, job.customerId().toString());
        requireRow(LOCK, job.customerId(), job.id());
        requireRow(MARK_SENT, RESULT_URL, job.customerId(), job.id());
        bind(INSERT_EVENT, UUID.randomUUID(), job.id(), job.customerId(), PAYLOAD)
                .executeUpdate();
        connection.commit();
        connection.setAutoCommit(true);
        return true;
    }

    /** Claims a draft and reports it as sent. */
    boolean claimAndReport(UUID customerId) throws SQLException {
        Optional<Job> job = claim(customerId);
        return job.isPresent() && report(job.get());
    }

    /** Changes one row of a narrow table and commits, as the schema's owner: the least that a durable write costs. */
    boolean update(Job row) throws SQLException {
        return bind(UPDATE, row.customerId(), row.id()).executeUpdate() == 1;
    }

    /** The id of the server's process that executes the statements. */
    long processId() throws SQLException {
        try (ResultSet row = bind(PROCESS).executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private void requireRow(String sql, Object... values) throws SQLException {
        try (ResultSet row = bind(sql, values).executeQuery()) {
            Assert.state(row.next(), "The job is not claimed.");
        }
    }

    private PreparedStatement bind(String sql, Object... values) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        for (int index = 0; index < values.length; index++) {
            statement.setObject(index + 1, values[index]);
        }
        return statement;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
