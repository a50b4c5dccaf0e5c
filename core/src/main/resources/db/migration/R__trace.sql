-- Records a change of a draft in the transaction that makes it: the audit entry and the event for Kafka. Review
-- decisions, claims, results, the sweep and ingest all call it in the RETURNING clause of their update.
--
-- q                the row after the change
-- what             approved, skipped, edited, revived, reopened, expired, sent or failed
-- actor, actor_id  who made the change; the id of a person or an extension, else null
-- claim_number     the claim that a result answers, counted from 1; null for the last one
-- reported_sha256  hex, the hash of the text that the extension posted; null if it reported none
--
-- Returns the event's id. The payloads are the records OutcomeEvent and DecisionEvent of the module core, as JSON.
CREATE OR REPLACE FUNCTION linkedin_outreach_trace(
    q linkedin_outreach_queue, what text, actor text, actor_id uuid,
    claim_number int DEFAULT NULL, reported_sha256 text DEFAULT NULL)
RETURNS uuid LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
    v_event_id   uuid := gen_random_uuid();
    v_is_outcome boolean := what IN ('sent', 'failed');
    v_detail     text := CASE what WHEN 'skipped' THEN q.skip_reason WHEN 'failed' THEN q.error_message END;
    v_sha256     text;
    v_payload    json;
BEGIN
    INSERT INTO linkedin_outreach_audit (customer_id, what, draft_id, version, actor, actor_id, detail)
    VALUES (q.customer_id, what, q.id, q.version, actor, actor_id, v_detail);

    IF v_is_outcome THEN
        v_sha256 := encode(COALESCE(
            q.claim_body_hashes[COALESCE(claim_number, cardinality(q.claim_body_hashes))],
            sha256(convert_to(q.body, 'UTF8'))), 'hex');
        v_payload := json_build_object(
            'eventId', v_event_id, 'type', what, 'customerId', q.customer_id, 'draftId', q.id,
            'action', q.action, 'prospectUrl', q.prospect_url, 'dayOffset', q.day_offset,
            'intentSource', q.intent_source, 'draftedAt', linkedin_outreach_utc(q.drafted_at),
            'approvedAt', linkedin_outreach_utc(q.approved_at), 'approvedByUserId', q.approved_by_user_id,
            'occurredAt', linkedin_outreach_utc(q.updated_at), 'sequence', q.outcomes, 'claims', q.claims,
            'failureKind', q.failure_kind, 'resultUrl', q.result_url, 'errorMessage', q.error_message,
            'bodySha256', v_sha256, 'bodyAsApproved', lower(reported_sha256) = v_sha256);
    ELSE
        v_payload := json_build_object(
            'eventId', v_event_id, 'type', what, 'customerId', q.customer_id, 'draftId', q.id,
            'action', q.action, 'dayOffset', q.day_offset, 'intentSource', q.intent_source,
            'draftedAt', linkedin_outreach_utc(q.drafted_at), 'occurredAt', linkedin_outreach_utc(q.updated_at),
            'version', q.version, 'actor', actor, 'actorId', actor_id, 'reason', v_detail);
    END IF;

    INSERT INTO outbox (id, aggregatetype, aggregateid, type, customer_id, created_at, payload)
    VALUES (v_event_id,
            CASE WHEN v_is_outcome THEN 'linkedin.outreach.outcomes' ELSE 'linkedin.outreach.decisions' END,
            q.id, format('com.heycmo.linkedin.outreach.%s.v1', what), q.customer_id, q.updated_at, v_payload);
    RETURN v_event_id;
END
$$;

-- ISO 8601 in UTC, to the microsecond, whatever the session's time zone.
CREATE OR REPLACE FUNCTION linkedin_outreach_utc(at timestamptz)
RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
RETURN to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');

REVOKE EXECUTE ON FUNCTION
       linkedin_outreach_trace(linkedin_outreach_queue, text, text, uuid, int, text),
       linkedin_outreach_utc(timestamptz)
  FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
      linkedin_outreach_trace(linkedin_outreach_queue, text, text, uuid, int, text),
      linkedin_outreach_utc(timestamptz)
   TO outreach_service, outreach_worker;
