package com.heycmo.outreach.approval.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.approval.Answer;
import com.heycmo.outreach.approval.OnTheApi;
import com.heycmo.outreach.testsupport.QueueRow;
import com.heycmo.outreach.testsupport.TestDatabase;
import com.heycmo.outreach.testsupport.Thorough;
import java.net.http.HttpHeaders;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class DecisionRaceIntegrationTests extends OnTheApi {

    private static final int THREADS = 20;

    @Autowired
    private TestDatabase database;

    @Test
    void oneOfTwentyConcurrentEditsWins() throws Exception {
        UUID id = rows.insert(QueueRow.pending(customer));

        List<Answer> answers = atOnce(IntStream.range(0, THREADS)
                .<Callable<Answer>>mapToObj(number -> () -> edit(id, "Text " + number, 1))
                .toList());

        List<Answer> won =
                answers.stream().filter(answer -> answer.status() == 200).toList();
        assertThat(won).hasSize(1);
        assertThat(row(id))
                .containsEntry("version", 2)
                .containsEntry("body", won.get(0).text("body"));
        answers.stream()
                .filter(answer -> answer.status() != 200)
                .forEach(answer -> assertThat(answer.problem(409, "/problems/stale-version")
                                .get("row")
                                .get("version")
                                .asInt())
                        .isEqualTo(2));
    }

    @Test
    void noDecisionAppliesToAnEditedVersion() throws Exception {
        for (int round = 0; round < 10; round++) {
            UUID id = rows.insert(QueueRow.pending(customer));
            List<Callable<Answer>> calls = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                String text = "Edited by " + i;
                calls.add(
                        switch (i % 3) {
                            case 0 -> () -> api.post(customer, "/" + id + "/approve", "{\"version\":1}");
                            case 1 -> () -> api.post(customer, "/" + id + "/skip", "{\"version\":1}");
                            default -> () -> edit(id, text, 1);
                        });
            }

            List<Answer> answers = atOnce(calls);

            List<String> statuses = answers.stream()
                    .filter(answer -> answer.status() == 200)
                    .map(answer -> answer.text("status"))
                    .toList();
            assertThat(statuses).isNotEmpty();
            if (Objects.equals(row(id).get("version"), 2)) {
                assertThat(statuses).as("the one edit, and nothing besides").containsExactly("pending_review");
                assertThat(rows.status(customer, id)).isEqualTo("pending_review");
            } else {
                assertThat(statuses).contains("skipped").doesNotContain("pending_review");
                assertThat(rows.status(customer, id)).isEqualTo("skipped");
            }
            assertThat(answers).allMatch(answer -> answer.status() == 200 || answer.status() == 409);
        }
    }

    @Test
    void oneOfTwentyConcurrentApprovalsStampsAndAllGetTheSameRow() throws Exception {
        UUID id = rows.insert(QueueRow.pending(customer));

        List<Answer> answers = atOnce(IntStream.range(0, THREADS)
                .<Callable<Answer>>mapToObj(number -> () -> api.post(customer, "/" + id + "/approve"))
                .toList());

        assertThat(answers.stream().map(Answer::ok).distinct()).hasSize(1);
    }

    @Test
    void oneOfTwentyConcurrentReopeningsWins() throws Exception {
        UUID id = rows.insert(QueueRow.failed(customer));

        List<Answer> answers = atOnce(IntStream.range(0, THREADS)
                .<Callable<Answer>>mapToObj(number -> () -> api.post(customer, "/" + id + "/reopen"))
                .toList());

        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
        assertThat(row(id)).containsEntry("version", 2);
    }

    @Test
    @Tag(Thorough.TAG)
    void neverApprovesATextThatNobodySaw() throws Exception {
        JdbcClient ingest = database.jdbc();
        for (int round = 0; round < Thorough.choose(15, 60); round++) {
            UUID id = rows.insert(QueueRow.pending(customer).body("Seen."));

            List<Answer> answers = atOnce(List.of(
                    () -> api.post(customer, "/" + id + "/approve", "{\"version\":1}"), () -> redraft(ingest, id)));

            boolean approved = rows.status(customer, id).equals("approved");
            assertThat(answers.get(0).status()).isEqualTo(approved ? 200 : 409);
            assertThat(row(id))
                    .containsEntry("body", approved ? "Seen." : "Not seen.")
                    .containsEntry("version", approved ? 1 : 2);
        }
    }

    @Test
    void answers503AfterWaitingTooLongForARow() throws Exception {
        UUID id = rows.insert(QueueRow.pending(customer));
        try (Connection other = database.dataSource().getConnection()) {
            other.setAutoCommit(false);
            other.createStatement()
                    .executeQuery("SELECT FROM linkedin_outreach_queue WHERE id = '%s' FOR UPDATE".formatted(id));

            api.post(customer, "/" + id + "/approve").problem(503, "/problems/unavailable");

            other.rollback();
        }
        api.post(customer, "/" + id + "/approve").ok();
    }

    /** Updates a row as ingest's upsert does: waits for the row lock, then checks the row again. */
    private Answer redraft(JdbcClient ingest, UUID id) {
        ingest.sql("""
                        UPDATE linkedin_outreach_queue q
                           SET body = 'Not seen.', version = version + 1, drafted_at = now()
                         WHERE customer_id = :customer AND id = :id
                           AND linkedin_outreach_takes_draft(q, now(), 0, 0, now())
                        """).param("customer", customer).param("id", id).update();
        return new Answer(0, HttpHeaders.of(Map.of(), (name, value) -> true), "");
    }

    private Answer edit(UUID id, String body, int version) {
        return api.patch(customer, "/" + id, "{\"body\":\"" + body + "\",\"version\":" + version + "}");
    }

    /** Runs all of them concurrently. */
    private static List<Answer> atOnce(List<Callable<Answer>> calls) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        try {
            CyclicBarrier start = new CyclicBarrier(calls.size());
            List<Future<Answer>> running = new ArrayList<>();
            for (Callable<Answer> call : calls) {
                running.add(threads.submit(() -> {
                    start.await();
                    return call.call();
                }));
            }
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> answer : running) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }
}
