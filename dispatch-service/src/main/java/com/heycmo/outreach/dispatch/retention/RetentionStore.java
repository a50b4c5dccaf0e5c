package com.heycmo.outreach.dispatch.retention;

import com.heycmo.outreach.tenancy.BackgroundRole;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Walks through the queue by its primary key: an index for this alone would slow down every send. */
@Repository
class RetentionStore {

    /** The most drafts that one statement looks at. */
    static final int BATCH = 2_000;

    private final JdbcClient jdbc;

    RetentionStore(@BackgroundRole JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How far the walk is.
     *
     * @param customerId and {@code id}: the last draft that was looked at
     * @param blanked by the last statement
     */
    record Progress(UUID customerId, UUID id, long blanked) {

        static final Progress START = new Progress(new UUID(0, 0), new UUID(0, 0), 0);
    }

    /** Blanks those of the next drafts that ended more than so many days ago; empty at the end of the queue. */
    Optional<Progress> blankNext(Progress last, int days) {
        return jdbc.sql("""
                        SELECT customer_id, id, blanked
                          FROM linkedin_outreach_blank_ended(
                               clock_timestamp() - make_interval(hours => 24 * :days), :customer, :id, :limit)
                        """)
                .param("days", days)
                .param("customer", last.customerId())
                .param("id", last.id())
                .param("limit", BATCH)
                .query(Progress.class)
                .optional();
    }
}
