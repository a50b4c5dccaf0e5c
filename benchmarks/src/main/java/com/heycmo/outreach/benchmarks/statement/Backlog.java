package com.heycmo.outreach.benchmarks.statement;

import com.heycmo.outreach.benchmarks.load.Load;
import com.heycmo.outreach.benchmarks.load.Run;
import com.heycmo.outreach.benchmarks.running.Database;
import com.heycmo.outreach.benchmarks.running.Servers;
import com.heycmo.outreach.benchmarks.seed.Customers;
import com.heycmo.outreach.benchmarks.seed.Drafts;
import java.sql.SQLException;
import java.util.UUID;

/** One customer whose approved rows pile up, and one who has a few. */
final class Backlog implements AutoCloseable {

    static final int MANY = 100_000;
    private static final int FEW = 10;
    /** Fewer than the smallest cap, so that none is met. */
    private static final int AT_ONCE = 10;

    private static final int TIMES = 40;

    private final Database database;
    private final UUID many;
    private final UUID few;

    Backlog(Servers servers) throws SQLException {
        this.database = servers.database("backlog");
        Customers customers = Customers.create(database, 1);
        this.many = customers.all().get(0).id();
        Drafts.add(database, Drafts.State.APPROVED, 1, MANY);
        this.few = UUID.randomUUID();
        database.execute("""
                INSERT INTO linkedin_outreach_customer (customer_id) VALUES ('%s')""".formatted(few));
        database.execute("""
                INSERT INTO linkedin_outreach_queue (
                       customer_id, id, action, prospect_url, prospect_name, body, status, approved_at,
                       approved_by_user_id)
                SELECT '%s', gen_random_uuid(), action, prospect_url, prospect_name, body, status, approved_at,
                       approved_by_user_id
                  FROM (SELECT * FROM linkedin_outreach_queue ORDER BY due_at LIMIT %d) AS oldest
                """.formatted(few, FEW));
        Drafts.settle(database);
    }

    double claimsOfMany() throws Exception {
        return claims(many);
    }

    double claimsOfFew() throws Exception {
        return claims(few);
    }

    /** A few claims at a time; then they are given back, which is not counted. */
    private double claims(UUID customer) throws Exception {
        double seconds = 0;
        try (Load load = new Load(1, () -> new JdbcClaims(database, () -> customer, true))) {
            for (int time = 0; time < TIMES; time++) {
                Run run = load.times(AT_ONCE);
                Drafts.require(run.count() == AT_ONCE, "A claim found nothing.");
                seconds += run.time().toNanos() / 1e9;
                database.execute("""
                        UPDATE linkedin_outreach_queue
                           SET locked_until = NULL, claims = 0, claim_tokens = '{}', claim_body_hashes = '{}'
                         WHERE customer_id = '%s' AND locked_until IS NOT NULL
                        """.formatted(customer));
            }
        }
        return TIMES * AT_ONCE / seconds;
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
