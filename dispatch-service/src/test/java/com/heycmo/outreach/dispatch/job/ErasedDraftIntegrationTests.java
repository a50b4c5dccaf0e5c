package com.heycmo.outreach.dispatch.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.dispatch.DispatchTestBase;
import com.heycmo.outreach.dispatch.Extension;
import com.heycmo.outreach.event.Topic;
import com.heycmo.outreach.testsupport.PersonalData;
import com.heycmo.outreach.testsupport.QueueRow;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an extension says about a job whose person was erased while it worked. */
class ErasedDraftIntegrationTests extends DispatchTestBase {

    private final String slug = "zx" + UUID.randomUUID().toString().replace("-", "");
    private final String url = "https://www.linkedin.com/in/" + slug;

    private UUID claimAndErase(String token) {
        UUID id = rows.insert(QueueRow.claimed(customerId, UUID.fromString(token))
                .prospect(url)
                .with("prospect_name", slug)
                .with("claim_key", slug)
                .with("claimed_by_extension_id", null)
                .with("action", "connection_request"));
        rows.erase(customerId, id);
        return id;
    }

    @Test
    void aSuccessIsTakenWithoutItsLink() {
        String token = UUID.randomUUID().toString();
        UUID id = claimAndErase(token);

        Extension.Answer answer = extension.report(id, Map.of("success", true, "claimToken", token, "resultUrl", url));

        assertThat(answer.json().path("status").asString()).isEqualTo("sent");
        assertThat(answer.json().path("resultUrl").isNull()).isTrue();
        assertThat(String.valueOf(rows.outbox(customerId, Topic.OUTCOMES).get(0).get("payload")))
                .contains("\"prospectUrl\":null", "\"resultUrl\":null", "\"bodySha256\":\"");
        assertNobodyIsNamed();
    }

    @ParameterizedTest
    @ValueSource(strings = {"other", "already_connected", "profile_gone", "self", "uncertain", "checkpoint"})
    void aFailureIsTakenWithoutItsMessage(String code) {
        String token = UUID.randomUUID().toString();
        UUID id = claimAndErase(token);

        Extension.Answer answer = extension.report(
                id, Map.of("success", false, "claimToken", token, "failureCode", code, "errorMessage", "Not " + slug));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(rows.read(customerId, id))
                .containsEntry("status", "failed")
                .containsEntry("failure_code", code)
                .containsEntry("error_message", null);
        assertNobodyIsNamed();
    }

    @Test
    void aReleaseEndsItAsSkippedWithoutTheDetail() {
        String token = UUID.randomUUID().toString();
        UUID id = claimAndErase(token);

        Extension.Answer answer =
                extension.release(id, Map.of("claimToken", token, "failureCode", "timeout", "detail", slug));

        assertThat(answer.json().path("status").asString()).isEqualTo("skipped");
        assertNobodyIsNamed();
    }

    @Test
    void itsLockIsNotExtendedAndItIsNotHandedOutAgain() {
        rows.insert(QueueRow.approved(customerId).prospect(url));
        Extension.Answer job = extension.claim("key");
        rows.erase(customerId, job.jobId());

        assertThat(extension.extend(job.jobId(), job.token()).problem()).isEqualTo("claim-superseded");
        assertThat(extension.claim("key").json().path("reason").asString()).isEqualTo("empty");

        rows.change(
                customerId,
                job.jobId(),
                QueueRow.changes().at("locked_until", Duration.ofMinutes(-1)).at("held_until", Duration.ofMinutes(-1)));
        assertThat(extension.claim().json().path("reason").asString()).isEqualTo("empty");
        assertThat(rows.read(customerId, job.jobId()))
                .containsEntry("status", "skipped")
                .containsEntry("skip_reason", "erased");
    }

    private void assertNobodyIsNamed() {
        assertThat(new PersonalData(jdbc).find(List.of(slug))).isEmpty();
    }
}
