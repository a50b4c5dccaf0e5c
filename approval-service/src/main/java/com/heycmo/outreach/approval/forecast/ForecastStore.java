package com.heycmo.outreach.approval.forecast;

import com.heycmo.outreach.forecast.ForecastSnapshot;
import com.heycmo.outreach.limits.Limits;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.policy.OutreachPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reads what a forecast is made from: {@code forecast.sql}. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ForecastStore {

    private static final String SNAPSHOT = read("forecast.sql");

    /** A draft lives at most 30 days from its due time on, and a week more if that moves. */
    private static final int DAYS = OutreachPolicy.WAITING_DRAFT_EXPIRY_DAYS + OutreachPolicy.DRAFT_EXPIRY_DAYS;

    private final JdbcClient jdbc;

    ForecastStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param pending whether pending drafts are forecast, too, each as if it were approved now */
    ForecastSnapshot snapshot(UUID customerId, boolean pending) {
        SnapshotReader reader = new SnapshotReader();
        jdbc.sql(SNAPSHOT)
                .param("customer", customerId)
                .param("pending", pending)
                .param("actions", Action.wireNames())
                .param("holdLaterSteps", Limits.DEFAULTS.holdLaterSteps())
                .param("maxClaims", OutreachPolicy.MAX_CLAIMS)
                .param("days", DAYS)
                .query(reader);
        return reader.snapshot();
    }

    private static String read(String name) {
        try {
            return new ClassPathResource(name, ForecastStore.class).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
