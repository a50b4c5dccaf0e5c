package com.heycmo.outreach.ingest.upsert;

import com.heycmo.outreach.outbox.Outbox;
import com.heycmo.outreach.outbox.OutboxStore;
import com.heycmo.outreach.testsupport.QueueRows;
import com.heycmo.outreach.testsupport.TestDatabase;
import com.heycmo.outreach.testsupport.TestInfrastructure;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** One database; the tests keep apart by their customers. */
abstract class OnTheQueue {

    static final Duration WEEK = Duration.ofDays(7);

    private static final TestDatabase DATABASE = TestInfrastructure.get().newDatabase();

    final QueueRows rows = DATABASE.rows();
    final DraftUpsert upsert = upsertOn(DATABASE.dataSource(DATABASE.worker()));
    final UUID customer = UUID.randomUUID();
    final Instant now = rows.now();

    static DraftUpsert upsertOn(DataSource dataSource) {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        return new DraftUpsert(
                new UpsertStore(jdbc),
                new Outbox(new OutboxStore(jdbc), () -> {}),
                new JdbcTransactionManager(dataSource));
    }

    /** Nobody of ours may append an event meanwhile. */
    static void withoutTheRightToTell(Runnable attempt) {
        DATABASE.jdbc().sql("REVOKE INSERT ON outbox FROM outreach_worker").update();
        try {
            attempt.run();
        } finally {
            DATABASE.jdbc().sql("GRANT INSERT ON outbox TO outreach_worker").update();
        }
    }

    final Instant ago(Duration duration) {
        return now.minus(duration).truncatedTo(ChronoUnit.MICROS);
    }

    /** The row as text: JDBC's arrays have no equality. */
    final String whole(UUID id) {
        return DATABASE.jdbc()
                .sql("SELECT CAST(q AS text) FROM linkedin_outreach_queue q WHERE customer_id = :customer AND id = :id")
                .param("customer", customer)
                .param("id", id)
                .query(String.class)
                .single();
    }
}
