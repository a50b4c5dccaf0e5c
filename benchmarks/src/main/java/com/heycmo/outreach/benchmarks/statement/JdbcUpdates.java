package com.heycmo.outreach.benchmarks.statement;

import com.heycmo.outreach.benchmarks.load.Load;
import com.heycmo.outreach.benchmarks.running.Database;
import com.heycmo.outreach.benchmarks.seed.Drafts;
import com.heycmo.outreach.benchmarks.seed.Drafts.Job;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** The least that anything durable costs: one row found by its key, changed and committed. */
final class JdbcUpdates implements Load.Worker {

    private final Connection connection;
    private final PreparedStatement statement;
    private final List<Job> rows;

    JdbcUpdates(Database database, List<Job> rows) throws SQLException {
        this.connection = Database.open(database.owner());
        this.statement = connection.prepareStatement(
                "UPDATE linkedin_outreach_queue SET updated_at = now() WHERE customer_id = ? AND id = ?");
        this.rows = rows;
    }

    @Override
    public boolean work() throws SQLException {
        Job row = rows.get(ThreadLocalRandom.current().nextInt(rows.size()));
        Drafts.bind(statement, row.customerId(), row.id());
        return statement.executeUpdate() == 1;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
