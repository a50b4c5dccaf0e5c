package com.heycmo.outreach.dispatch.claim;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.testsupport.QueueRow;
import com.heycmo.outreach.testsupport.TestDatabase;
import com.heycmo.outreach.testsupport.TestInfrastructure;
import com.heycmo.outreach.testsupport.Thorough;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** However many steps are held, another draft goes out, and neither a claim nor a judgement reads more. */
@Tag(Thorough.TAG)
class ManyHeldStepsIntegrationTests {

    private static final int HELD = Thorough.choose(5_000, 50_000);

    /** Plans are kept after five executions. */
    private static final int REPEATS = 8;

    private static final TestDatabase DATABASE = TestInfrastructure.get().newDatabase();

    private static final String CLAIM = "SELECT * FROM linkedin_outreach_claim('%1$s', '%1$s', NULL,"
            + " ARRAY['connection_request', 'message', 'comment'], ARRAY[15, 30, 50], ARRAY[100, NULL, NULL],"
            + " interval '5 minutes', 3)";

    private final JdbcClient jdbc = DATABASE.jdbc();
    /** One connection, which keeps its plans. */
    private final SingleConnectionDataSource session =
            new SingleConnectionDataSource(DATABASE.jdbcUrl(), DATABASE.user(), DATABASE.password(), true);

    private final TransactionTemplate undone = new TransactionTemplate(new JdbcTransactionManager(session));
    private final UUID few = UUID.randomUUID();
    private final UUID many = UUID.randomUUID();

    @AfterEach
    void close() {
        session.destroy();
    }

    @Test
    void aFreeDraftGoesOutInAClaimThatReadsNoMore() {
        UUID fewFree = fill(few, 2);
        UUID manyFree = fill(many, HELD);

        assertReadsNoMore(pages(CLAIM.formatted(many)), pages(CLAIM.formatted(few)));
        assertThat(claim(few)).isEqualTo(fewFree.toString());
        assertThat(claim(many)).isEqualTo(manyFree.toString());
        assertThat(claim(many)).isEqualTo("empty");
    }

    @Test
    void aPersonIsJudgedByProbesWhateverTheStatistics() {
        fill(few, 2);
        String judge = "SELECT linkedin_outreach_update_holds(ARRAY['%s']::uuid[],"
                + " ARRAY['https://www.linkedin.com/in/p-1'], 7, 30)";
        jdbc.sql("ANALYZE linkedin_outreach_queue").update();
        // The plan is made for these few rows and kept.
        long pages = pages(judge.formatted(few));
        fill(many, HELD);

        assertReadsNoMore(pages(judge.formatted(many)), pages);
    }

    private static void assertReadsNoMore(long ofMany, long ofFew) {
        // Indexes of many rows have a level more.
        assertThat(ofMany).isLessThan(ofFew * 3 / 2 + 20);
    }

    /** Each person has a pending first step and two approved ones that wait for it. Returns the one draft that is free. */
    private UUID fill(UUID customer, int held) {
        jdbc.sql("""
                        INSERT INTO linkedin_outreach_queue (customer_id, id, action, prospect_url, body, day_offset)
                        SELECT :customer, gen_random_uuid(), 'message', 'https://www.linkedin.com/in/p-' || n, 'Hi', day
                          FROM generate_series(1, :people) AS n
                         CROSS JOIN unnest(ARRAY[0, 3, 7]) AS day
                        """).param("customer", customer).param("people", held / 2).update();
        DATABASE.rows().updateHolds(customer);
        jdbc.sql("""
                        UPDATE linkedin_outreach_queue
                           SET status = 'approved', approved_at = now() - interval '1 hour', approved_by_user_id = :customer
                         WHERE customer_id = :customer AND day_offset > 0
                        """).param("customer", customer).update();
        return DATABASE.rows().insert(QueueRow.approved(customer));
    }

    private String claim(UUID customer) {
        return jdbc.sql("SELECT COALESCE(CAST(draft_id AS text), verdict) FROM (" + CLAIM.formatted(customer)
                        + ") AS c")
                .query(String.class)
                .single();
    }

    /** The most that an execution reads, each undone again. The first ones read the catalog. */
    private long pages(String statement) {
        return IntStream.range(0, REPEATS)
                .mapToLong(repeat -> undone.execute(tx -> {
                    tx.setRollbackOnly();
                    return read(statement);
                }))
                .skip(REPEATS / 2)
                .max()
                .orElseThrow();
    }

    private long read(String statement) {
        String plan = JdbcClient.create(session)
                .sql("EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) " + statement)
                .query(String.class)
                .single();
        JsonNode root = JsonMapper.shared().readTree(plan).path(0).path("Plan");
        return root.path("Shared Hit Blocks").asLong()
                + root.path("Shared Read Blocks").asLong();
    }
}
