package com.heycmo.outreach.dispatch.result;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.dispatch.Extension;
import com.heycmo.outreach.testsupport.QueueRow;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The texts of a report: the hash of what was posted, and those that cannot be stored. */
class ResultTextIntegrationTests extends ResultTestBase {

    @Test
    void comparesTheHashWithTheTextOfTheReportedClaim() {
        UUID id = rows.insert(QueueRow.approved(customerId).body("first text"));
        Extension.Answer first = extension.claim();
        rows.change(customerId, id, QueueRow.changes().body("second text").at("locked_until", Duration.ofSeconds(-1)));
        Extension.Answer second = extension.claim();
        String firstHash = first.job().path("bodySha256").asString();
        assertThat(second.job().path("bodySha256").asString()).isNotEqualTo(firstHash);

        extension.report(id, Map.of("success", false, "claimToken", second.token(), "sentBodySha256", firstHash));
        extension.report(id, Map.of("success", true, "claimToken", first.token(), "sentBodySha256", firstHash));

        assertThat(event(0).path("bodyAsApproved").booleanValue()).isFalse();
        assertThat(event(0).path("bodySha256").asString())
                .isEqualTo(second.job().path("bodySha256").asString());
        assertThat(event(1).path("bodyAsApproved").booleanValue()).isTrue();
        assertThat(event(1).path("bodySha256").asString()).isEqualTo(firstHash);
    }

    @Test
    void comparesTheHashWithTheLastClaimedTextWithoutAToken() {
        UUID id = rows.insert(QueueRow.approved(customerId));
        String hash = extension.claim().job().path("bodySha256").asString();
        rows.change(customerId, id, QueueRow.changes().body("changed after the claim"));

        extension.report(id, Map.of("success", true, "sentBodySha256", hash));

        assertThat(event(0).path("bodyAsApproved").booleanValue()).isTrue();
    }

    @Test
    void replacesUnstorableTextAndWarnsAboutDroppedFields() {
        UUID id = rows.insert(QueueRow.approved(customerId));
        extension.claim();

        Extension.Answer answer = extension.report(
                id,
                "{\"success\":false,\"errorMessage\":\"a\u0000\\u0000\\ud83c\n\",\"resultUrl\":\"https://evil.test/\",\"sentBodySha256\":\"?\"}"
                        .getBytes(UTF_8));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("warnings").size()).isEqualTo(2);
        assertThat(answer.json().path("resultUrl").isNull()).isTrue();
        assertThat(rows.read(customerId, id))
                .containsEntry("error_message", "a\uFFFD\uFFFD\uFFFD\n")
                .containsEntry("result_url", null);
    }

    @Test
    void acceptsAReportOfAlmostOneMebibyte() {
        UUID id = rows.insert(QueueRow.approved(customerId));
        extension.claim();

        assertThat(extension
                        .report(id, Map.of("success", false, "errorMessage", "x".repeat(1_000_000)))
                        .status())
                .isEqualTo(200);
        assertThat(extension
                        .report(id, Map.of("success", false, "errorMessage", "x".repeat(1_100_000)))
                        .status())
                .isEqualTo(413);
    }
}
