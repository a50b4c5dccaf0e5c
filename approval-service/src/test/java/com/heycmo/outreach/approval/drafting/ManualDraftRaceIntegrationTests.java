package com.heycmo.outreach.approval.drafting;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.approval.Answer;
import com.heycmo.outreach.approval.OnTheApi;
import com.heycmo.outreach.testsupport.QueueRow;
import com.heycmo.outreach.testsupport.TestDatabase;
import com.heycmo.outreach.testsupport.Thorough;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A draft made by hand and another change of the same key at the same time: no text is lost after its 201. */
@Tag(Thorough.TAG)
class ManualDraftRaceIntegrationTests extends OnTheApi {

    private static final String SITE = "https://www.linkedin.com/in/";
    private static final int ROUNDS = Thorough.choose(8, 400);

    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final CyclicBarrier together = new CyclicBarrier(2);

    @Autowired
    private TestDatabase database;

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void ofTwoSubmitsOneIsStored() throws Exception {
        for (String slug : slugs()) {
            List<Answer> answers = atOnce(() -> post(slug, "First.", ""), () -> post(slug, "Second.", ""));

            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(201, 409);
            boolean first = answers.get(0).status() == 201;
            answers.get(first ? 1 : 0).problem(409, "/problems/draft-exists");
            assertThat(stored(slug))
                    .containsEntry("body", first ? "First." : "Second.")
                    .containsEntry("version", 1);
        }
        assertThat(rows.audit(customer)).hasSize(ROUNDS);
    }

    @Test
    void ofTwoReplacementsOneIsStored() throws Exception {
        for (String slug : slugs()) {
            rows.insert(QueueRow.pending(customer).prospect(SITE + slug));

            List<Answer> answers = atOnce(
                    () -> post(slug, "First.", ",\"replaces\":1"), () -> post(slug, "Second.", ",\"replaces\":1"));

            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(201, 409);
            boolean first = answers.get(0).status() == 201;
            answers.get(first ? 1 : 0).problem(409, "/problems/stale-version");
            assertThat(stored(slug))
                    .containsEntry("body", first ? "First." : "Second.")
                    .containsEntry("version", 2);
        }
    }

    @Test
    void anAgentsDraftAtTheSameTimeComesFirstOrNotAtAll() throws Exception {
        for (String slug : slugs()) {
            List<Answer> answers = atOnce(() -> post(slug, "A person's.", ""), () -> agent(slug));

            expectPersonsTextOrConflict(slug, answers.get(0), "/problems/draft-exists");
        }
    }

    @Test
    void anAgentsUpdateAtTheSameTimeComesFirstOrNotAtAll() throws Exception {
        for (String slug : slugs()) {
            rows.insert(QueueRow.pending(customer).prospect(SITE + slug));

            List<Answer> answers = atOnce(() -> post(slug, "A person's.", ",\"replaces\":1"), () -> agent(slug));

            expectPersonsTextOrConflict(slug, answers.get(0), "/problems/stale-version");
        }
    }

    @Test
    void whatIsApprovedAtTheSameTimeIsNotReplaced() throws Exception {
        for (String slug : slugs()) {
            UUID id =
                    rows.insert(QueueRow.pending(customer).prospect(SITE + slug).body("Seen."));

            List<Answer> answers = atOnce(
                    () -> post(slug, "Another.", ",\"replaces\":1"),
                    () -> api.post(customer, "/" + id + "/approve", "{\"version\":1}"));

            boolean approved = answers.get(1).status() == 200;
            assertThat(answers.get(0).status()).isEqualTo(approved ? 409 : 201);
            assertThat(stored(slug))
                    .containsEntry("status", approved ? "approved" : "pending_review")
                    .containsEntry("body", approved ? "Seen." : "Another.");
        }
    }

    private void expectPersonsTextOrConflict(String slug, Answer answer, String problem) {
        if (answer.status() == 201) {
            assertThat(stored(slug)).containsEntry("body", "A person's.").containsEntry("made_by_hand", true);
        } else {
            assertThat(answer.problem(409, problem).get("row").get("body").asString())
                    .isEqualTo("An agent's.");
            assertThat(stored(slug)).containsEntry("body", "An agent's.").containsEntry("made_by_hand", false);
        }
    }

    private List<String> slugs() {
        return IntStream.range(0, ROUNDS).mapToObj(i -> "person-" + i).toList();
    }

    private Answer post(String slug, String body, String field) {
        return api.post(
                customer,
                "",
                "{\"action\":\"message\",\"prospectUrl\":\"%s\",\"body\":\"%s\"%s}"
                        .formatted(SITE + slug, body, field));
    }

    private @Nullable Answer agent(String slug) {
        AgentDraft.of(customer, SITE + slug, "An agent's.", rows.now()).upsertInto(database);
        return null;
    }

    private Map<String, @Nullable Object> stored(String slug) {
        return rows.all(customer).stream()
                .filter(row -> (SITE + slug).equals(row.get("prospect_url")))
                .findFirst()
                .orElseThrow();
    }

    private List<Answer> atOnce(Callable<Answer> first, Callable<Answer> second) throws Exception {
        List<Callable<Answer>> calls = List.of(
                () -> {
                    together.await();
                    return first.call();
                },
                () -> {
                    together.await();
                    return second.call();
                });
        List<Answer> answers = new ArrayList<>();
        for (Future<Answer> answer : threads.invokeAll(calls)) {
            answers.add(answer.get());
        }
        return answers;
    }
}
