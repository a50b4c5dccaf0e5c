package com.heycmo.outreach.acceptance.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.testsupport.QueueRow;
import com.heycmo.outreach.testsupport.QueueRows;
import com.heycmo.outreach.testsupport.TestIssuer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** One request about a new row, and its effect on the database. */
final class ResultAttempt {

    /** The token of the first claim of each row. */
    static final UUID FIRST = UUID.randomUUID();

    /** The token of the last claim of each row. */
    static final UUID LAST = UUID.randomUUID();

    private static final List<String> EVENTS = List.of("sent", "failed");

    /** Which token comes with the request. */
    enum Token {
        /** Of the last claim. */
        CURRENT(LAST),
        EARLIER(FIRST),
        /** Of the last claim, which was released. */
        RELEASED(LAST),
        /** Of an earlier claim, which was released. */
        EARLIER_RELEASED(FIRST),
        UNKNOWN(UUID.fromString("00000000-0000-4000-8000-000000000000")),
        NONE(null);

        private final @Nullable UUID value;

        Token(@Nullable UUID value) {
            this.value = value;
        }
    }

    private final RunningPipeline pipeline;
    private final QueueRows rows;
    private final UUID customer;
    private final Token token;
    // Each row needs its own id, which is derived from the URL.
    private final UUID id;
    private final Map<String, @Nullable Object> before;

    ResultAttempt(RunningPipeline pipeline, UUID customer, QueueRow row, Token token) {
        this.pipeline = pipeline;
        this.rows = pipeline.rows();
        this.customer = customer;
        this.token = token;
        this.id = rows.insert(row.prospect("https://www.linkedin.com/in/p-" + UUID.randomUUID()));
        if (token == Token.RELEASED || token == Token.EARLIER_RELEASED) {
            insertAnswer();
        }
        this.before = rows.read(customer, id);
    }

    Http.Answer report(Map<String, Object> report) {
        return post("result", pipeline.devices().tokenOf(customer), withToken(report));
    }

    Http.Answer release() {
        return post("release", pipeline.devices().tokenOf(customer), withToken(Map.of("failureCode", "person_away")));
    }

    Http.Answer resolve(boolean wasSent) {
        return post("resolve", TestIssuer.shared().reviewer(QueueRow.REVIEWER, customer), Map.of("sent", wasSent));
    }

    private Http.Answer post(String operation, String credential, Map<String, Object> body) {
        return Http.send(
                "post",
                pipeline.url("/api/linkedin/queue/%s/%s/%s".formatted(customer, id, operation)),
                credential,
                JsonMapper.shared().createObjectNode(),
                JsonMapper.shared().valueToTree(body));
    }

    private Map<String, Object> withToken(Map<String, Object> body) {
        Map<String, Object> complete = new HashMap<>(body);
        if (token.value != null) {
            complete.put("claimToken", token.value.toString());
        }
        return complete;
    }

    void judge(String expected, Http.Answer answer, @Nullable String failureKind) {
        switch (expected) {
            case "sent", "failed" -> assertEnded(expected, failureKind, answer);
            case "approved" -> assertReleased(answer);
            case "again" -> assertRepeated(answer);
            default -> assertRefused(expected, answer);
        }
    }

    private void assertEnded(String status, @Nullable String failureKind, Http.Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("status").asString()).isEqualTo(status);
        Map<String, @Nullable Object> after = rows.read(customer, id);
        assertThat(after)
                .containsEntry("status", status)
                .containsEntry("version", before.get("version"))
                .containsEntry("failure_kind", failureKind)
                .containsEntry("outcomes", Objects.requireNonNull((Integer) before.get("outcomes")) + 1);
        assertThat(after.get("locked_until") == null).isEqualTo(!"uncertain".equals(failureKind));
        assertThat(events()).isEqualTo(1);
    }

    private void assertReleased(Http.Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("status").asString()).isEqualTo("approved");
        assertThat(rows.read(customer, id))
                .containsEntry("status", "approved")
                .containsEntry("version", before.get("version"))
                .containsEntry("claims", 1)
                .containsEntry("claim_released", true)
                .containsEntry("locked_until", before.get("locked_until_before"));
        assertThat(events()).isZero();
    }

    private void assertRepeated(Http.Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("status").asString()).isEqualTo(before.get("status"));
        assertUnchanged();
    }

    private void assertRefused(String problem, Http.Answer answer) {
        assertThat(answer.status()).isEqualTo(problem.equals("validation-failed") ? 400 : 409);
        assertThat(answer.body().path("type").asString()).isEqualTo("/problems/" + problem);
        if (problem.equals("invalid-transition")) {
            assertThat(answer.body().path("currentStatus").asString()).isEqualTo(before.get("status"));
        }
        assertUnchanged();
    }

    private void assertUnchanged() {
        Map<String, @Nullable Object> after = rows.read(customer, id);
        // JDBC arrays have no equality.
        after.keySet().removeIf(column -> column.startsWith("claim_"));
        assertThat(before).containsAllEntriesOf(after);
        assertThat(events()).isZero();
    }

    /** Events of this draft that were written. The relay deletes them; the audit has an entry for each. */
    private long events() {
        return rows.audit(customer).stream()
                .filter(entry -> id.equals(entry.get("draft_id")) && EVENTS.contains(entry.get("what")))
                .count();
    }

    private void insertAnswer() {
        pipeline.database()
                .sql("""
                        INSERT INTO linkedin_outreach_release
                        SELECT customer_id, id, :token, now(), status, NULL, false
                          FROM linkedin_outreach_queue
                         WHERE customer_id = :customer AND id = :id
                        """)
                .param("token", token.value)
                .param("customer", customer)
                .param("id", id)
                .update();
    }
}
