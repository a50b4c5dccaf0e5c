package com.heycmo.outreach.acceptance.api;

import com.heycmo.outreach.testsupport.QueueRow;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Inserts what exists before the request of an {@link Example}. */
final class GivenRow {

    private GivenRow() {}

    static void insert(JsonNode given, UUID customerId, RunningPipeline pipeline) {
        CustomerRows rows = pipeline.customerRows();
        if (given.has("decision")) {
            pipeline.publishDecision(given.path("decision"));
        } else if (given.has("extension")) {
            rows.insertExtension(
                    customerId,
                    UUID.fromString(given.path("extension").asString()),
                    given.path("deviceName").asString());
        } else if (given.has("forbidden")) {
            rows.forbid(
                    customerId,
                    UUID.fromString(given.path("forbidden").asString()),
                    given.path("company").asString(),
                    given.path("reason").asString());
        } else if (given.has("held")) {
            rows.hold(
                    customerId,
                    given.path("held").asString(),
                    given.path("reason").asString());
        } else if (given.has("signal")) {
            rows.insertSignal(
                    customerId,
                    given.path("prospectUrl").asString(),
                    given.path("signal").asString());
        } else if (given.has("what")) {
            rows.insertAuditEntry(
                    customerId,
                    UUID.fromString(given.path("draftId").asString()),
                    given.path("what").asString(),
                    given.path("detail").asString(""),
                    given.path("person").asString());
        } else {
            pipeline.rows().insert(row(customerId, given));
        }
    }

    private static QueueRow row(UUID customerId, JsonNode given) {
        String kind = given.path("draft").asString();
        QueueRow row = switch (kind) {
            case "pending" -> QueueRow.pending(customerId);
            case "approved" -> QueueRow.approved(customerId);
            case "claimed" ->
                QueueRow.claimed(customerId, UUID.fromString(given.path("token").asString()));
            case "skipped" -> QueueRow.skipped(customerId);
            case "expired" -> QueueRow.expired(customerId);
            case "sent" -> QueueRow.sent(customerId, Duration.ofHours(1));
            case "failed" -> QueueRow.failed(customerId);
            default -> throw new IllegalArgumentException("Unknown kind of draft: " + kind);
        };
        for (Map.Entry<String, JsonNode> column : given.path("with").properties()) {
            String value = column.getValue().asString();
            // Times are distances from now, for instance -PT1H.
            row = value.matches("-?PT\\d+[HM]")
                    ? row.at(column.getKey(), Duration.parse(value))
                    : row.with(column.getKey(), value);
        }
        return row;
    }
}
