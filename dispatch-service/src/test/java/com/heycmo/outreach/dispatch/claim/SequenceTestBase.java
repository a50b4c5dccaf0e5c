package com.heycmo.outreach.dispatch.claim;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.dispatch.DispatchTestBase;
import com.heycmo.outreach.dispatch.Extension;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.testsupport.QueueRow;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** The steps of one person, and time that passes for them. */
abstract class SequenceTestBase extends DispatchTestBase {

    static final String JANE = "https://www.linkedin.com/in/jane";
    static final Duration DAY = Duration.ofHours(24);
    static final Duration SOON = Duration.ofMinutes(1);

    @BeforeEach
    void insertCustomer() {
        rows.updateHolds(customerId);
    }

    QueueRow pending() {
        return QueueRow.pending(customerId);
    }

    QueueRow approved() {
        return QueueRow.approved(customerId);
    }

    UUID step(QueueRow row, Action action, int day) {
        return add(row.action(action).prospect(JANE).with("day_offset", day));
    }

    UUID add(QueueRow row) {
        UUID id = rows.insert(row);
        rows.updateHolds(customerId);
        return id;
    }

    void send(UUID id) {
        Extension.Answer job = extension.claim();
        assertThat(job.jobId()).isEqualTo(id);
        assertThat(extension.report(id, true, job.token()).status()).isEqualTo(200);
    }

    void accepted() {
        rows.learn(customerId, JANE, "accepted_at");
    }

    void pass(Duration duration) {
        rows.age(customerId, duration);
    }

    void assertNothingToClaim() {
        assertThat(extension.claim().json().path("reason").asString()).isEqualTo("empty");
    }

    void assertNothingToClaim(int afterOthers) {
        for (int other = 0; other < afterOthers; other++) {
            assertThat(extension.claim().job().isObject()).isTrue();
        }
        assertNothingToClaim();
    }
}
