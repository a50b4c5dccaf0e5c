package com.heycmo.outreach.dispatch.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.dispatch.DispatchTestBase;
import com.heycmo.outreach.testsupport.QueueRow;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Releases at the same time as others, and against newer claims. */
class ReleaseRaceIntegrationTests extends DispatchTestBase {

    @Test
    void takesOneOfConcurrentCopies() {
        UUID id = rows.insert(QueueRow.approved(customerId));
        String token = extension.claim().token();

        Set<String> answers = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> extension.release(id, token, "timeout").json().toString())
                .collect(Collectors.toSet());

        assertThat(answers).hasSize(1);
        assertThat(rows.read(customerId, id)).containsEntry("claims", 0).containsEntry("failed_releases", 1);
        assertThat(rows.audit(customerId)).hasSize(1);
    }

    @Test
    void releasesAJobWhoseLockHasRunOutUnlessAnotherClaimCame() {
        UUID id = rows.insert(QueueRow.approved(customerId));
        String first = extension.claim().token();
        rows.change(customerId, id, QueueRow.changes().at("locked_until", Duration.ofSeconds(-1)));
        String second = extension.claim().token();
        rows.change(customerId, id, QueueRow.changes().at("locked_until", Duration.ofSeconds(-1)));

        assertThat(extension.release(id, first, "timeout").problem()).isEqualTo("claim-superseded");
        assertThat(extension.release(id, second, "timeout").status()).isEqualTo(200);
        assertThat(rows.read(customerId, id)).containsEntry("claims", 1);
    }

    @Test
    void aLateSuccessWithAReleasedTokenCounts() {
        UUID id = rows.insert(QueueRow.approved(customerId));
        String token = extension.claim().token();
        extension.release(id, token, "timeout");

        assertThat(extension.report(id, false, token).problem()).isEqualTo("claim-superseded");
        assertThat(extension.report(id, true, token).json().path("status").asString())
                .isEqualTo("sent");
        assertThat(rows.outbox(customerId)).hasSize(1);
    }

    @Test
    void endsAsSentForAConcurrentReleaseAndSuccess() {
        for (int round = 0; round < 8; round++) {
            UUID id = rows.insert(QueueRow.approved(customerId));
            String token = extension.claim().token();

            IntStream.range(0, 2).parallel().forEach(i -> {
                if (i == 0) {
                    extension.release(id, token, "person_away");
                } else {
                    extension.report(id, true, token);
                }
            });

            assertThat(rows.status(customerId, id)).isEqualTo("sent");
        }
    }
}
