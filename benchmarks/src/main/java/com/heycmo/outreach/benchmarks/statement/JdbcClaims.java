package com.heycmo.outreach.benchmarks.statement;

import com.heycmo.outreach.benchmarks.load.Load;
import com.heycmo.outreach.benchmarks.running.Database;
import com.heycmo.outreach.benchmarks.seed.Drafts;
import com.heycmo.outreach.benchmarks.seed.Drafts.Job;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.policy.OutreachPolicy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** The claim statement, as the service sends it, on a connection of its own. */
public final class JdbcClaims implements Load.Worker {

    private static final String CLAIM = """
            SELECT *
              FROM linkedin_outreach_claim(?, ?, NULL::text, ?, ?, ? * interval '1 hour', ? * interval '1 minute', ?)
            """;
    private static final String[] ACTIONS =
            Arrays.stream(Action.values()).map(Action::wireName).toArray(String[]::new);
    private static final Integer[] CAPS =
            Arrays.stream(Action.values()).map(Action::cap).toArray(Integer[]::new);

    private final Connection connection;
    private final PreparedStatement statement;
    private final Supplier<UUID> customers;
    private final boolean jobs;

    /** @param jobs whether those that bring a job are counted, else those that bring none */
    public JdbcClaims(Database database, Supplier<UUID> customers, boolean jobs) throws SQLException {
        this.connection = Database.open(database.service());
        this.statement = connection.prepareStatement(CLAIM);
        this.customers = customers;
        this.jobs = jobs;
    }

    @Override
    public boolean work() throws SQLException {
        return claim(customers.get()).isPresent() == jobs;
    }

    Optional<Job> claim(UUID customerId) throws SQLException {
        Drafts.bind(
                statement,
                customerId,
                customerId,
                ACTIONS,
                CAPS,
                Action.CAP_WINDOW.toHours(),
                OutreachPolicy.LOCK_MINUTES,
                OutreachPolicy.MAX_CLAIMS);
        try (ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getString("verdict").equals("job")
                    ? Optional.of(new Job(
                            customerId,
                            row.getObject("draft_id", UUID.class),
                            row.getObject("claim_token", UUID.class)))
                    : Optional.empty();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
