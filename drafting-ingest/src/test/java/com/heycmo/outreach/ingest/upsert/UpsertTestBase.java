package com.heycmo.outreach.ingest.upsert;

import com.heycmo.outreach.draft.Draft;
import com.heycmo.outreach.draft.ProspectHash;
import com.heycmo.outreach.outbox.RelayWakeUp;
import com.heycmo.outreach.testsupport.QueueRows;
import com.heycmo.outreach.testsupport.TestDatabase;
import com.heycmo.outreach.testsupport.TestInfrastructure;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** One database. Each test uses its own customer. */
abstract class UpsertTestBase {

    static final String DO_NOT_CONTACT_KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    static final Duration WEEK = Duration.ofDays(7);

    private static final TestDatabase DATABASE = TestInfrastructure.get().newDatabase();

    final QueueRows rows = DATABASE.rows();
    final DraftUpsert upsert = upsertOn(workers());
    final UUID customer = UUID.randomUUID();
    final Instant now = rows.now();

    static DraftUpsert upsertOn(DataSource dataSource) {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        return new DraftUpsert(
                new DraftStore(jdbc, DO_NOT_CONTACT_KEY),
                new RelayWakeUp(() -> {}),
                new JdbcTransactionManager(dataSource));
    }

    /** The keyed hash of the draft's person, in hex. */
    static String hashOf(Draft draft) {
        ProspectHash hash = Objects.requireNonNull(ProspectHash.ofProperty(DO_NOT_CONTACT_KEY));
        return HexFormat.of().formatHex(hash.of(draft.customerId(), draft.prospectUrl()));
    }

    /** Connections with the login of ingest. */
    static DataSource workers() {
        return DATABASE.dataSource(DATABASE.worker());
    }

    /** Runs the action while ingest may not insert into the outbox. */
    static void withoutInsertOnOutbox(Runnable action) {
        DATABASE.jdbc().sql("REVOKE INSERT ON outbox FROM outreach_worker").update();
        try {
            action.run();
        } finally {
            DATABASE.jdbc().sql("GRANT INSERT ON outbox TO outreach_worker").update();
        }
    }

    /** For fixtures. */
    static JdbcClient owner() {
        return DATABASE.jdbc();
    }

    final Instant ago(Duration duration) {
        return now.minus(duration).truncatedTo(ChronoUnit.MICROS);
    }

    /** As text, because JDBC arrays have no equality. */
    final String rowAsText(UUID id) {
        return DATABASE.jdbc()
                .sql("SELECT CAST(q AS text) FROM linkedin_outreach_queue q WHERE customer_id = :customer AND id = :id")
                .param("customer", customer)
                .param("id", id)
                .query(String.class)
                .single();
    }
}
