package com.heycmo.outreach.dispatch.outcome;

import com.heycmo.outreach.audit.Actor;
import com.heycmo.outreach.policy.OutreachPolicy;
import com.heycmo.outreach.status.DraftStatus;
import com.heycmo.outreach.status.FailureKind;
import com.heycmo.outreach.status.Transition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The moves that end a job, each conditional on where it starts, and each writing itself down. */
@Repository
class OutcomeStore {

    private static final String NEVER_ANSWERED =
            "Claimed %d times, and no extension ever answered.".formatted(OutreachPolicy.MAX_CLAIMS);

    private final JdbcClient jdbc;

    OutcomeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<CompletedJob> markSent(StorableReport answer) {
        return answer(Transition.REPORT_SENT, answer, null, null);
    }

    Optional<CompletedJob> markFailed(StorableReport answer) {
        return answer(Transition.REPORT_FAILED, answer, FailureKind.REPORTED, answer.errorMessage());
    }

    private Optional<CompletedJob> answer(
            Transition move, StorableReport answer, @Nullable FailureKind failureKind, @Nullable String errorMessage) {
        return jdbc.sql("""
                        WITH ended AS (
                            UPDATE linkedin_outreach_queue
                               SET status = :to,
                                   -- LEAST passes over NULL: without a lock it is the time of the answer.
                                   sent_at = CASE :to WHEN 'sent' THEN LEAST(:at, locked_until) END,
                                   locked_until = NULL,
                                   result_url = :resultUrl,
                                   failure_kind = :failureKind,
                                   error_message = :errorMessage,
                                   outcomes = outcomes + 1,
                                   updated_at = :at
                             WHERE customer_id = :customerId AND id = :id AND status = ANY (:from)
                            RETURNING *, encode(COALESCE(
                                   claim_body_hashes[COALESCE(:claimNumber, cardinality(claim_body_hashes))],
                                   sha256(convert_to(body, 'UTF8'))), 'hex') AS handed_out_sha256),
                        written_down AS (
                            INSERT INTO linkedin_outreach_audit (
                                   customer_id, what, draft_id, version, actor, actor_id, detail)
                            SELECT customer_id, status, id, version, :actor, :extensionId, error_message
                              FROM ended)
                        SELECT *
                          FROM ended
                        """)
                .param("to", move.to().wireName())
                .param("from", startsOf(move))
                .param("at", OffsetDateTime.ofInstant(answer.at(), ZoneOffset.UTC))
                .param("resultUrl", answer.resultUrl())
                .param("failureKind", failureKind == null ? null : failureKind.wireName())
                .param("errorMessage", errorMessage)
                .param("actor", Actor.Kind.EXTENSION.wireName())
                .param("extensionId", answer.extensionId())
                .param("customerId", answer.customerId())
                .param("id", answer.id())
                .param("claimNumber", answer.claimNumber(), Types.INTEGER)
                .query(OutcomeStore::endedJob)
                .optional();
    }

    Optional<CompletedJob> giveUp(UUID customerId, UUID id) {
        return jdbc.sql("""
                        WITH ended AS (
                            UPDATE linkedin_outreach_queue
                               SET status = :to,
                                   -- locked_until stays: it may have been sent, and counts against the cap.
                                   failure_kind = :failureKind,
                                   error_message = :errorMessage,
                                   outcomes = outcomes + 1,
                                   updated_at = clock_timestamp()
                             WHERE customer_id = :customerId AND id = :id AND status = ANY (:from)
                               AND claims >= :maxClaims AND (locked_until IS NULL OR locked_until <= clock_timestamp())
                            RETURNING *, encode(COALESCE(
                                   claim_body_hashes[cardinality(claim_body_hashes)],
                                   sha256(convert_to(body, 'UTF8'))), 'hex') AS handed_out_sha256),
                        written_down AS (
                            INSERT INTO linkedin_outreach_audit (customer_id, what, draft_id, version, actor, detail)
                            SELECT customer_id, status, id, version, :actor, error_message
                              FROM ended)
                        SELECT *
                          FROM ended
                        """)
                .param("to", Transition.GIVE_UP.to().wireName())
                .param("from", startsOf(Transition.GIVE_UP))
                .param("failureKind", FailureKind.NO_ANSWER.wireName())
                .param("errorMessage", NEVER_ANSWERED)
                .param("actor", Actor.Kind.PIPELINE.wireName())
                .param("customerId", customerId)
                .param("id", id)
                .param("maxClaims", OutreachPolicy.MAX_CLAIMS)
                .query(OutcomeStore::endedJob)
                .optional();
    }

    private static String[] startsOf(Transition move) {
        return move.from().stream().map(DraftStatus::wireName).toArray(String[]::new);
    }

    private static CompletedJob endedJob(ResultSet row, int number) throws SQLException {
        return new CompletedJob(
                row.getObject("customer_id", UUID.class),
                row.getObject("id", UUID.class),
                DraftStatus.ofWireName(row.getString("status")).orElseThrow(),
                row.getString("action"),
                row.getString("prospect_url"),
                row.getInt("day_offset"),
                row.getString("intent_source"),
                row.getObject("drafted_at", OffsetDateTime.class).toInstant(),
                instant(row, "approved_at"),
                row.getObject("approved_by_user_id", UUID.class),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                row.getInt("outcomes"),
                row.getInt("claims"),
                row.getString("failure_kind"),
                instant(row, "sent_at"),
                row.getString("result_url"),
                row.getString("error_message"),
                row.getString("handed_out_sha256"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
