package com.heycmo.outreach.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.testsupport.QueueRow;
import com.heycmo.outreach.testsupport.TestDevices;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Each outcome has exactly one audit entry, with the actor who caused it. */
class AuditIntegrationTests extends DispatchTestBase {

    @Autowired
    private TestDevices paired;

    @Test
    void recordsASuccessOnceWithTheReportingDevice() {
        TestDevices.Paired device = paired.pair(customerId);
        Extension own = extensionOf(customerId, device.token());
        UUID id = rows.insert(QueueRow.approved(customerId).with("version", 4));
        String token = own.claim().token();

        assertThat(own.report(id, true, token).status()).isEqualTo(200);
        assertThat(own.report(id, true, token).status()).isEqualTo(200);
        assertThat(own.report(id, false, token).status()).isEqualTo(409);

        assertThat(onlyEntry())
                .containsEntry("what", "sent")
                .containsEntry("draft_id", id)
                .containsEntry("version", 4)
                .containsEntry("actor", "extension")
                .containsEntry("actor_id", device.id())
                .containsEntry("detail", null);
    }

    @Test
    void recordsAFailureWithTheReportedErrorMessage() {
        UUID id = rows.insert(QueueRow.approved(customerId));
        String token = extension.claim().token();

        extension.report(
                id, Map.of("success", false, "claimToken", token, "errorMessage", "No button: " + "😀".repeat(300)));

        assertThat(onlyEntry()).containsEntry("what", "failed").containsEntry("actor", "extension");
        assertThat(String.valueOf(onlyEntry().get("detail")))
                .startsWith("No button")
                .isEqualTo(rows.read(customerId, id).get("error_message"));
    }

    @Test
    void recordsASuccessAfterAFailureSeparately() {
        UUID id = rows.insert(QueueRow.approved(customerId));
        String token = extension.claim().token();

        extension.report(id, false, token);
        assertThat(extension.report(id, true, token).status()).isEqualTo(200);

        assertThat(audit()).extracting(entry -> entry.get("what")).containsExactly("failed", "sent");
    }

    @Test
    void recordsThePipelineAsActorOfAJobWithoutAnAnswer() {
        UUID id =
                rows.insert(QueueRow.approved(customerId).with("claims", 3).at("locked_until", Duration.ofMinutes(-1)));

        extension.claim();

        assertThat(onlyEntry())
                .containsEntry("what", "failed")
                .containsEntry("draft_id", id)
                .containsEntry("actor", "pipeline")
                .containsEntry("actor_id", null)
                .containsEntry("detail", rows.read(customerId, id).get("error_message"));
    }

    @Test
    void doesNotRecordClaims() {
        rows.insert(QueueRow.approved(customerId));

        assertThat(extension.claim().job().isMissingNode()).isFalse();

        assertThat(audit()).isEmpty();
    }

    private List<Map<String, @Nullable Object>> audit() {
        return rows.audit(customerId);
    }

    private Map<String, @Nullable Object> onlyEntry() {
        assertThat(audit()).hasSize(1);
        return audit().get(0);
    }
}
