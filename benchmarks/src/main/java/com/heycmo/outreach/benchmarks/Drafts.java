package com.heycmo.outreach.benchmarks;

import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.Assert;

/** The rows of the queue. */
record Drafts(JdbcClient client) {

    private static final String INSERT = Database.sql("insert-drafts");
    private static final String JOBS = Database.sql("select-jobs");
    private static final String RESET_CLAIMS = Database.sql("reset-claims");
    private static final String EXCEEDED_CAPS = Database.sql("count-exceeded-caps");
    /** Each action as often as its cap allows, so that no cap is reached before all are. */
    private static final String ANY_ACTION =
            "CASE WHEN n % 95 < 15 THEN 'connection_request' WHEN n % 95 < 45 THEN 'message' ELSE 'comment' END";

    /** Drafts per customer in one statement. */
    private static final int AT_ONCE = 100;

    /** A claimed draft. */
    record Job(UUID customerId, UUID id, UUID claimToken) {}

    /** The action and the values of the columns from {@code status} to {@code sent_at}. */
    enum State {
        PENDING("'message'", "'pending_review', NULL, NULL, NULL, 0, '{}', '{}', NULL"),
        APPROVED(ANY_ACTION, "'approved', now() - n * interval '1 second', c.customer_id, NULL, 0, '{}', '{}', NULL"),
        CLAIMED(ANY_ACTION, """
                'approved', now() - n * interval '1 second', c.customer_id, now() + interval '5 minutes', 1,
                ARRAY[gen_random_uuid()], ARRAY[sha256('')], NULL"""),
        SENT_LONG_AGO(ANY_ACTION, """
                'sent', now() - interval '40 days', c.customer_id, NULL, 1, ARRAY[gen_random_uuid()],
                ARRAY[sha256('')], now() - interval '39 days'""");

        private final String action;
        private final String columns;

        State(String action, String columns) {
            this.action = action;
            this.columns = columns;
        }
    }

    Drafts(DataSource owner) {
        this(JdbcClient.create(owner));
    }

    /** Adds the drafts with these numbers, both inclusive, to each customer of the database. */
    void add(State state, int first, int last) {
        for (int from = first; from <= last; from += AT_ONCE) {
            add(null, state, from, Math.min(last, from + AT_ONCE - 1));
        }
    }

    /** Adds the drafts to one customer, or to all. */
    void add(@Nullable UUID customerId, State state, int first, int last) {
        client.sql(INSERT.replace("<action>", state.action).replace("<state>", state.columns))
                .param("customer", customerId)
                .param("first", first)
                .param("last", last)
                .update();
    }

    /** Gives the narrow table, to which the limit writes, a row for each draft. */
    void copyToNarrowTable() {
        client.sql("INSERT INTO benchmark_narrow SELECT customer_id, id FROM linkedin_outreach_queue")
                .update();
        client.sql("VACUUM (ANALYZE) benchmark_narrow").update();
    }

    /** Leaves the table as autovacuum would. */
    void vacuum() {
        client.sql("VACUUM (ANALYZE) linkedin_outreach_queue").update();
    }

    void clear() {
        client.sql("TRUNCATE linkedin_outreach_queue CASCADE").update();
    }

    /** All rows. The claim token of an unclaimed one is not valid. */
    List<Job> all() {
        return client.sql(JOBS).query(Job.class).list();
    }

    /** Reads when each approved draft of a customer is due and expires, and returns how many there are. */
    int readApproved(UUID customerId) {
        return client.sql("""
                        SELECT id, action, due_at, expires_at
                          FROM linkedin_outreach_queue
                         WHERE customer_id = :customer AND status = 'approved'
                        """)
                .param("customer", customerId)
                .query()
                .listOfRows()
                .size();
    }

    /** Takes back the claims of a customer. */
    void resetClaims(UUID customerId) {
        client.sql(RESET_CLAIMS).param("customer", customerId).update();
    }

    /** @throws IllegalStateException if a cap was exceeded, or if not exactly this many drafts were claimed, each once */
    void checkClaims(long claims) {
        long exceeded = client.sql(EXCEEDED_CAPS)
                .param("actions", PlainStatements.ACTIONS)
                .param("caps", PlainStatements.CAPS)
                .query(Long.class)
                .single();
        Assert.state(exceeded == 0, () -> exceeded + " caps were exceeded.");
        long stored = count("linkedin_outreach_queue, unnest(claim_tokens)");
        Assert.state(stored == claims, () -> "%d claims were answered, %d are stored.".formatted(claims, stored));
        long repeated = count("linkedin_outreach_queue WHERE claims > 1");
        Assert.state(repeated == 0, () -> repeated + " drafts were claimed more than once.");
    }

    /** @throws IllegalStateException if not exactly this number of drafts was sent, each with one event */
    void checkResults(long results) {
        long sent = count("linkedin_outreach_queue WHERE status = 'sent'");
        Assert.state(sent == results, () -> "%d results were answered, %d are stored.".formatted(results, sent));
        long wrong = count("linkedin_outreach_queue WHERE status = 'sent' AND outcomes <> 1");
        Assert.state(wrong == 0, () -> wrong + " results have no event or several.");
    }

    long count(String rows) {
        return client.sql("SELECT count(*) FROM " + rows).query(Long.class).single();
    }
}
