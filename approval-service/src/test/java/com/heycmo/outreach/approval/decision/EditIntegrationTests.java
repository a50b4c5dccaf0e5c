package com.heycmo.outreach.approval.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.heycmo.outreach.approval.Answer;
import com.heycmo.outreach.approval.OnTheApi;
import com.heycmo.outreach.policy.Action;
import com.heycmo.outreach.testsupport.QueueRow;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class EditIntegrationTests extends OnTheApi {

    @Test
    void storesTheExactTextAndIncrementsTheVersion() {
        UUID id = rows.insert(QueueRow.pending(customer).with("version", 4));
        Map<String, @Nullable Object> before = row(id);
        Instant start = rows.now();

        JsonNode row = edit(id, "  Grüße 🎉\\n ", 4).ok();

        assertThat(row.get("status").asString()).isEqualTo("pending_review");
        assertThat(row.get("body").asString()).isEqualTo("  Grüße 🎉\n ");
        assertThat(row.get("version").asInt()).isEqualTo(5);
        assertThat(row.get("editedByUserId").asString()).isEqualTo(REVIEWER.toString());
        assertThat(Instant.parse(row.get("editedAt").asString())).isBetween(start, rows.now());
        assertThat(row(id))
                .containsEntry("expires_at", before.get("expires_at"))
                .containsEntry("drafted_at", before.get("drafted_at"));
    }

    @Test
    void ingestLeavesAnEditedDraftAlone() {
        UUID id = rows.insert(QueueRow.pending(customer));

        edit(id, "Mine.", 1).ok();

        assertThat(row(id).get("edited_at")).isNotNull();
    }

    @Test
    void rejectsAnEditOrApprovalOfAnotherVersion() {
        UUID id = rows.insert(QueueRow.pending(customer));
        edit(id, "First.", 1).ok();

        JsonNode problem = edit(id, "Second.", 1).problem(409, "/problems/stale-version");
        api.post(customer, "/" + id + "/approve", "{\"version\":1}").problem(409, "/problems/stale-version");

        assertThat(problem.get("row").get("body").asString()).isEqualTo("First.");
        assertThat(problem.get("row").get("version").asInt()).isEqualTo(2);
        assertThat(row(id)).containsEntry("body", "First.");
        api.post(customer, "/" + id + "/approve", "{\"version\":2}").ok();
    }

    @Test
    void onlyPendingDraftsCanBeEdited() {
        expectInvalid(QueueRow.approved(customer), "approved");
        expectInvalid(QueueRow.skipped(customer), "skipped");
        expectInvalid(QueueRow.expired(customer), "expired");
        expectInvalid(QueueRow.failed(customer), "failed");
        expectInvalid(QueueRow.sent(customer, Duration.ofHours(1)), "sent");
    }

    private void expectInvalid(QueueRow row, String status) {
        UUID id = rows.insert(row);
        Map<String, @Nullable Object> before = row(id);

        JsonNode problem = edit(id, "Other.", 1).problem(409, "/problems/invalid-transition");

        assertThat(problem.get("currentStatus").asString()).isEqualTo(status);
        assertThat(row(id)).isEqualTo(before);
    }

    @Test
    void rejectsAnExpiredDraft() {
        UUID id = rows.insert(QueueRow.pending(customer).at("expires_at", Duration.ofMillis(-1)));

        edit(id, "Other.", 1).problem(409, "/problems/draft-expired");
    }

    @Test
    void runsThePreflightOnTheNewText() {
        UUID message = rows.insert(QueueRow.pending(customer));
        UUID note = rows.insert(QueueRow.pending(customer).action(Action.CONNECTION_REQUEST));
        UUID comment = rows.insert(QueueRow.pending(customer).action(Action.COMMENT));

        assertThat(edit(message, "", 1).reasons()).containsExactly("body_required");
        assertThat(edit(message, " \\t", 1).reasons()).containsExactly("body_required");
        assertThat(edit(message, "x".repeat(2001), 1).reasons()).containsExactly("body_too_long");
        assertThat(edit(comment, "😀".repeat(501), 1).reasons()).containsExactly("body_too_long");
        assertThat(edit(note, "x".repeat(281), 1).reasons()).containsExactly("note_too_long");
        assertThat(edit(message, "a\\u0000", 1).reasons()).containsExactly("text_not_storable");
        assertThat(edit(message, "\\udc00", 1).reasons()).containsExactly("text_not_storable");
        assertThat(edit(note, "\\u0000" + "x".repeat(280), 1).reasons())
                .containsExactly("note_too_long", "text_not_storable");
        assertThat(rows.read(customer, message)).containsEntry("version", 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\u00A0", "\u2007\u202F", "\u0085", "\u200B", "\uFEFF", "\u00AD", "\u2800", "\uDB40\uDC41 \uFE0F"
            })
    void rejectsATextThatNobodyCanSee(String body) {
        UUID message = rows.insert(QueueRow.pending(customer));

        assertThat(edit(message, body, 1).reasons()).containsExactly("body_required");
        assertThat(edit(message, body + "x", 1).ok().get("body").asString()).isEqualTo(body + "x");
    }

    @Test
    void makesLineEndsLf() {
        UUID message = rows.insert(QueueRow.pending(customer));

        JsonNode row =
                edit(message, "Hi\\r\\nJane\\r" + "x\\r\\n".repeat(990), 1).ok();

        assertThat(row.get("body").asString()).isEqualTo("Hi\nJane\n" + "x\n".repeat(990));
    }

    @Test
    void acceptsTheMaximumLength() {
        UUID message = rows.insert(QueueRow.pending(customer));
        UUID note = rows.insert(QueueRow.pending(customer).action(Action.CONNECTION_REQUEST));
        UUID comment = rows.insert(QueueRow.pending(customer).action(Action.COMMENT));

        edit(message, "x".repeat(2000), 1).ok();
        edit(comment, "😀".repeat(500), 1).ok();
        edit(note, "x".repeat(280), 1).ok();
        assertThat(edit(note, "", 2).ok().get("body").asString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "{\"body\":\"x\"}",
                "{\"version\":1}",
                "{\"body\":null,\"version\":1}",
                "{\"body\":\"x\",\"version\":null}",
                "{\"body\":5,\"version\":1}",
                "{\"body\":[\"x\"],\"version\":1}",
                "{\"body\":\"x\",\"version\":\"1\"}",
                "[]"
            })
    void requiresBodyAndVersion(String json) {
        UUID id = rows.insert(QueueRow.pending(customer));

        assertThat(api.patch(customer, "/" + id, json).reasons()).containsExactly("malformed");
        assertThat(row(id)).containsEntry("version", 1);
    }

    private Answer edit(UUID id, String body, int version) {
        return api.patch(customer, "/" + id, "{\"body\":\"" + body + "\",\"version\":" + version + "}");
    }
}
