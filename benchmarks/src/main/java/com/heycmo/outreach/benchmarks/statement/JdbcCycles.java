package com.heycmo.outreach.benchmarks.statement;

import com.heycmo.outreach.benchmarks.load.Load;
import com.heycmo.outreach.benchmarks.running.Database;
import com.heycmo.outreach.benchmarks.seed.Drafts.Job;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Claims a job and finishes it. */
final class JdbcCycles implements Load.Worker {

    private final JdbcClaims claims;
    private final JdbcResults results;
    private final Supplier<UUID> customers;

    JdbcCycles(Database database, Supplier<UUID> customers) throws SQLException {
        this.claims = new JdbcClaims(database, customers, true);
        this.results = new JdbcResults(database, new ArrayDeque<>());
        this.customers = customers;
    }

    @Override
    public boolean work() throws SQLException {
        Optional<Job> job = claims.claim(customers.get());
        if (job.isPresent()) {
            results.report(job.get());
        }
        return job.isPresent();
    }

    @Override
    public void close() throws SQLException {
        claims.close();
        results.close();
    }
}
