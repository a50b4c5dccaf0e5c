package com.heycmo.outreach.approval.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.approval.OnTheApi;
import com.heycmo.outreach.testsupport.QueueRow;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class BulkIntegrationTests extends OnTheApi {

    @Test
    void decidesEachItemSeparatelyAndInOrder() {
        UUID pending = rows.insert(QueueRow.pending(customer));
        UUID stale = rows.insert(QueueRow.pending(customer).with("version", 2));
        UUID approved = rows.insert(QueueRow.approved(customer));
        UUID sent = rows.insert(QueueRow.sent(customer, Duration.ofHours(1)));
        UUID late = rows.insert(QueueRow.pending(customer).at("expires_at", Duration.ofHours(-1)));
        UUID tooLong = rows.insert(QueueRow.pending(customer).body("😀".repeat(1001)));
        UUID nowhere = UUID.randomUUID();
        UUID last = rows.insert(QueueRow.pending(customer));

        JsonNode items = bulk(
                        "approve",
                        Stream.of(pending, stale, approved, sent, late, tooLong, nowhere, last)
                                .map(id -> item(id, 1))
                                .toList())
                .get("items");

        expectOk(items.get(0), pending, "approved");
        assertThat(row(pending)).containsEntry("approved_via", "api");
        assertThat(expectProblem(items.get(1), stale, 409, "/problems/stale-version")
                        .get("row")
                        .get("version")
                        .asInt())
                .isEqualTo(2);
        expectOk(items.get(2), approved, "approved");
        assertThat(expectProblem(items.get(3), sent, 409, "/problems/invalid-transition")
                        .get("currentStatus")
                        .asString())
                .isEqualTo("sent");
        expectProblem(items.get(4), late, 409, "/problems/draft-expired");
        assertThat(expectProblem(items.get(5), tooLong, 400, "/problems/validation-failed")
                        .get("reasons")
                        .get(0)
                        .get("code")
                        .asString())
                .isEqualTo("body_too_long");
        expectProblem(items.get(6), nowhere, 404, "/problems/not-found");
        expectOk(items.get(7), last, "approved");
        assertThat(items).hasSize(8);
        assertThat(rows.status(customer, last)).isEqualTo("approved");
    }

    @Test
    void anItemContainsTheWholeRow() {
        UUID id = rows.insert(QueueRow.pending(customer));

        JsonNode item = bulk("approve", List.of(item(id, 1))).get("items").get(0);

        assertThat(item.propertyNames()).containsExactly("id", "ok", "row");
        assertThat(item.get("row")).isEqualTo(api.get(customer, "/" + id).ok());
    }

    @Test
    void skipsAndReopens() {
        UUID pending = rows.insert(QueueRow.pending(customer));
        UUID claimed = rows.insert(QueueRow.claimed(customer, UUID.randomUUID()));
        UUID failed = rows.insert(QueueRow.failed(customer));

        JsonNode skipped = bulk("skip", List.of(item(pending), item(claimed))).get("items");
        JsonNode reopened = bulk("reopen", List.of(item(failed))).get("items");

        expectOk(skipped.get(0), pending, "skipped");
        expectProblem(skipped.get(1), claimed, 409, "/problems/claim-in-flight");
        expectOk(reopened.get(0), failed, "pending_review");
    }

    @Test
    void theVersionIsOptional() {
        UUID id = rows.insert(QueueRow.pending(customer).with("version", 9));

        expectOk(bulk("approve", List.of(item(id))).get("items").get(0), id, "approved");
    }

    @Test
    void aRepeatedItemSucceedsAndChangesNothing() {
        UUID id = rows.insert(QueueRow.pending(customer));

        JsonNode items = bulk("approve", List.of(item(id, 1), item(id, 1))).get("items");

        expectOk(items.get(0), id, "approved");
        expectOk(items.get(1), id, "approved");
        assertThat(items.get(0)).isEqualTo(items.get(1));
    }

    @Test
    void anInvalidIdFailsOnlyItsItem() {
        UUID id = rows.insert(QueueRow.pending(customer));

        JsonNode items =
                bulk("approve", List.of("{\"id\":\"no-uuid\"}", item(id))).get("items");

        assertThat(items.get(0).get("id").asString()).isEqualTo("no-uuid");
        assertThat(items.get(0).get("problem").get("type").asString()).isEqualTo("/problems/not-found");
        expectOk(items.get(1), id, "approved");
    }

    @Test
    void anotherCustomersRowIsNotFound() {
        UUID id = rows.insert(QueueRow.pending(UUID.randomUUID()));

        expectProblem(bulk("approve", List.of(item(id))).get("items").get(0), id, 404, "/problems/not-found");
    }

    @Test
    void acceptsAtMostFiveHundredItems() {
        List<String> items = IntStream.range(0, 500)
                .mapToObj(i -> i == 499 ? rows.insert(QueueRow.pending(customer)) : UUID.randomUUID())
                .map(id -> item(id, 1))
                .toList();

        JsonNode answered = bulk("approve", items).get("items");

        assertThat(answered).hasSize(500);
        assertThat(answered.get(499).get("ok").asBoolean()).isTrue();
        List<String> oneMore = Stream.concat(items.stream(), Stream.of(item(UUID.randomUUID())))
                .toList();
        assertThat(api.post(customer, "/bulk", body("approve", oneMore)).reasons())
                .containsExactly("malformed");
    }

    @Test
    void acceptsAnEmptyList() {
        assertThat(bulk("skip", List.of()).toString()).isEqualTo("{\"items\":[]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "[]",
                "{\"operation\":\"approve\"}",
                "{\"operation\":\"approve\",\"items\":null}",
                "{\"operation\":\"approve\",\"items\":{}}",
                "{\"items\":[]}",
                "{\"operation\":null,\"items\":[]}",
                "{\"operation\":\"edit\",\"items\":[]}",
                "{\"operation\":\"APPROVE\",\"items\":[]}",
                "{\"operation\":1,\"items\":[]}",
                "{\"operation\":\"approve\",\"items\":[null]}",
                "{\"operation\":\"approve\",\"items\":[{}]}",
                "{\"operation\":\"approve\",\"items\":[{\"id\":null}]}",
                "{\"operation\":\"approve\",\"items\":[{\"id\":5}]}",
                "{\"operation\":\"approve\",\"items\":[\"x\"]}",
                "{\"operation\":\"approve\",\"items\":[{\"id\":\"x\",\"version\":\"1\"}]}"
            })
    void rejectsAMalformedBody(String json) {
        assertThat(api.post(customer, "/bulk", json).reasons()).containsExactly("malformed");
    }

    private JsonNode bulk(String operation, List<String> items) {
        return api.post(customer, "/bulk", body(operation, items)).ok();
    }

    private static String body(String operation, List<String> items) {
        return items.stream()
                .collect(Collectors.joining(",", "{\"operation\":\"" + operation + "\",\"items\":[", "]}"));
    }

    private static String item(UUID id) {
        return "{\"id\":\"" + id + "\"}";
    }

    private static String item(UUID id, int version) {
        return "{\"id\":\"" + id + "\",\"version\":" + version + "}";
    }

    private static void expectOk(JsonNode item, UUID id, String status) {
        assertThat(item.get("id").asString()).isEqualTo(id.toString());
        assertThat(item.get("ok").asBoolean()).as(item.toString()).isTrue();
        assertThat(item.get("row").get("status").asString()).isEqualTo(status);
        assertThat(item.has("problem")).isFalse();
    }

    private static JsonNode expectProblem(JsonNode item, UUID id, int status, String type) {
        assertThat(item.get("id").asString()).isEqualTo(id.toString());
        assertThat(item.get("ok").asBoolean()).as(item.toString()).isFalse();
        assertThat(item.has("row")).isFalse();
        JsonNode problem = item.get("problem");
        assertThat(problem.get("type").asString()).isEqualTo(type);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("title").asString()).isNotBlank();
        assertThat(problem.get("detail").asString()).isNotBlank();
        return problem;
    }
}
