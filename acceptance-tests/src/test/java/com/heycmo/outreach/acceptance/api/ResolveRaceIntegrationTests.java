package com.heycmo.outreach.acceptance.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.testsupport.QueueRow;
import com.heycmo.outreach.testsupport.QueueRows;
import com.heycmo.outreach.testsupport.TestIssuer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.function.Supplier;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

/** A person resolves a draft at the moment at which the extension reports that it was sent. */
@ExtendWith(RunningPipeline.Extension.class)
class ResolveRaceIntegrationTests {

    private final UUID customer = UUID.randomUUID();
    private final UUID token = UUID.randomUUID();
    private final RunningPipeline pipeline;
    private final QueueRows rows;

    ResolveRaceIntegrationTests(RunningPipeline pipeline) {
        this.pipeline = pipeline;
        this.rows = pipeline.rows();
    }

    @RepeatedTest(10)
    void theReportWinsOverAPersonWhoFoundNothing() throws Exception {
        UUID id = uncertain();

        List<Http.Answer> answers = together(() -> resolve(id, false), () -> reportSent(id));

        assertThat(answers.get(0).status()).isIn(200, 409);
        assertThat(answers.get(1).status()).isEqualTo(200);
        assertThat(rows.status(customer, id)).isEqualTo("sent");
        // The person's answer is an outcome too if it came first.
        assertThat(outcomes(id)).isIn(List.of("sent"), List.of("failed", "sent"));
        assertThat(outcomes(id).contains("failed")).isEqualTo(answers.get(0).status() == 200);
    }

    @RepeatedTest(10)
    void bothSayThatItWasSentAndItIsOneOutcome() throws Exception {
        UUID id = uncertain();

        List<Http.Answer> answers = together(() -> resolve(id, true), () -> reportSent(id));

        // A report that comes first leaves nothing to resolve.
        assertThat(answers.get(0).status()).isIn(200, 409);
        assertThat(answers.get(1).status()).isEqualTo(200);
        assertThat(rows.status(customer, id)).isEqualTo("sent");
        assertThat(outcomes(id)).containsExactly("sent");
    }

    private UUID uncertain() {
        return rows.insert(QueueRow.approved(customer)
                .claim(token, Duration.ofMinutes(-1))
                .with("status", "failed")
                .with("failure_kind", "uncertain")
                .with("outcomes", 1));
    }

    private Http.Answer resolve(UUID id, boolean wasSent) {
        return post(id, "resolve", TestIssuer.shared().reviewer(QueueRow.REVIEWER, customer), Map.of("sent", wasSent));
    }

    private Http.Answer reportSent(UUID id) {
        return post(
                id,
                "result",
                pipeline.devices().tokenOf(customer),
                Map.of("success", true, "claimToken", token.toString()));
    }

    private Http.Answer post(UUID id, String operation, String credential, Map<String, Object> body) {
        return Http.send(
                "post",
                pipeline.url("/api/linkedin/queue/%s/%s/%s".formatted(customer, id, operation)),
                credential,
                JsonMapper.shared().createObjectNode(),
                JsonMapper.shared().valueToTree(body));
    }

    private List<String> outcomes(UUID id) {
        return rows.audit(customer).stream()
                .filter(entry -> id.equals(entry.get("draft_id")))
                .map(entry -> String.valueOf(entry.get("what")))
                .toList();
    }

    private static List<Http.Answer> together(Supplier<Http.Answer> one, Supplier<Http.Answer> other) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        CompletableFuture<Http.Answer> first = CompletableFuture.supplyAsync(() -> afterwards(start, one));
        CompletableFuture<Http.Answer> second = CompletableFuture.supplyAsync(() -> afterwards(start, other));
        return List.of(first.get(), second.get());
    }

    private static Http.Answer afterwards(CyclicBarrier start, Supplier<Http.Answer> request) {
        try {
            start.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return request.get();
    }
}
