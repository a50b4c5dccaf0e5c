package com.heycmo.outreach.benchmarks.seed;

import com.heycmo.outreach.benchmarks.running.Database;
import com.heycmo.outreach.policy.Action;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** Rows of the queue, as many for each customer of a database. */
public final class Drafts {

    /** As many of each action as a day allows, over and over, so that no cap is met before all are. */
    private static final String FILL = """
            INSERT INTO linkedin_outreach_queue (
                   customer_id, id, action, prospect_url, prospect_name, prospect_company, body, intent_source,
                   intent_reason, status, approved_at, approved_by_user_id, locked_until, claims, claim_tokens,
                   claim_body_hashes, sent_at, created_at)
            SELECT c.customer_id, gen_random_uuid(),
                   CASE WHEN n %% 95 < 15 THEN 'connection_request' WHEN n %% 95 < 45 THEN 'message' ELSE 'comment' END,
                   'https://www.linkedin.com/in/person-' || n, 'Person ' || n, 'Acme',
                   repeat('A sentence about what they said. ', 8), 'funding_news', 'Series B on Monday',
                   %s, now() - n * interval '1 second'
              FROM generate_series(%d, %d) AS n
             CROSS JOIN linkedin_outreach_customer AS c
            """;

    /** Of each customer, in one statement. */
    private static final int AT_ONCE = 100;

    /** What a row that stands at some point of its way has. */
    public enum State {
        PENDING("'pending_review', NULL, NULL, NULL, 0, '{}', '{}', NULL"),
        APPROVED("'approved', now() - n * interval '1 second', c.customer_id, NULL, 0, '{}', '{}', NULL"),
        CLAIMED("""
                'approved', now() - n * interval '1 second', c.customer_id, now() + interval '5 minutes', 1,
                ARRAY[gen_random_uuid()], ARRAY[sha256('')], NULL"""),
        SENT_LONG_AGO("""
                'sent', now() - interval '40 days', c.customer_id, NULL, 1, ARRAY[gen_random_uuid()],
                ARRAY[sha256('')], now() - interval '39 days'""");

        private final String columns;

        State(String columns) {
            this.columns = columns;
        }
    }

    /** A claimed draft. */
    public record Job(UUID customerId, UUID id, UUID claimToken) {}

    private Drafts() {}

    /**
     * Adds the drafts with these numbers for each customer.
     *
     * @param last inclusive
     */
    public static void add(Database database, State state, int first, int last) throws SQLException {
        for (int from = first; from <= last; from += AT_ONCE) {
            database.execute(FILL.formatted(state.columns, from, Math.min(last, from + AT_ONCE - 1)));
        }
    }

    /** Leaves the table as autovacuum would. */
    public static void settle(Database database) throws SQLException {
        database.execute("VACUUM (ANALYZE) linkedin_outreach_queue");
    }

    /** All that are claimed, in no order. */
    public static Queue<Job> claimed(Database database) throws SQLException {
        return new ConcurrentLinkedQueue<>(jobs(database, "WHERE locked_until IS NOT NULL ORDER BY id"));
    }

    /** Every draft there is. */
    public static List<Job> all(Database database) throws SQLException {
        return jobs(database, "");
    }

    private static List<Job> jobs(Database database, String which) throws SQLException {
        List<Job> jobs = new ArrayList<>();
        try (Connection connection = Database.open(database.owner());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT customer_id, id, COALESCE(claim_tokens[1], id) FROM linkedin_outreach_queue "
                                + which)) {
            while (row.next()) {
                jobs.add(new Job(
                        row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getObject(3, UUID.class)));
            }
        }
        return jobs;
    }

    /**
     * Checks what no speed excuses.
     *
     * @throws IllegalStateException when a customer used more than a cap allows, or the claims are not those counted
     */
    public static void checkClaims(Database database, long claims) throws SQLException {
        String caps = Arrays.stream(Action.values())
                .map(action -> "WHEN '%s' THEN %d".formatted(action.wireName(), action.cap()))
                .collect(Collectors.joining(" "));
        long overCap = database.number("""
                SELECT count(*) FROM (
                    SELECT 1 FROM linkedin_outreach_use WHERE used_at > now() - interval '24 hours'
                     GROUP BY customer_id, action HAVING count(*) > CASE action %s END) AS over
                """.formatted(caps));
        require(overCap == 0, overCap + " times a cap was exceeded.");
        long stored = database.number("SELECT sum(cardinality(claim_tokens)) FROM linkedin_outreach_queue");
        require(stored == claims, "%d claims were answered, but %d are stored.".formatted(claims, stored));
        long twice = database.number("SELECT count(*) FROM linkedin_outreach_queue WHERE claims > 1");
        require(twice == 0, twice + " drafts were handed out twice.");
    }

    public static void require(boolean right, String otherwise) {
        if (!right) {
            throw new IllegalStateException(otherwise);
        }
    }

    /** As a statement's parameter. */
    public static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int place = 0; place < values.length; place++) {
            statement.setObject(place + 1, values[place]);
        }
    }
}
