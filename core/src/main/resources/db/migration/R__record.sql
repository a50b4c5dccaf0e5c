-- Records a change of a draft in the transaction that makes it: the audit entry and, except of a release, the event for
-- Kafka. Review decisions, claims, results, releases, the sweep and the upsert all call it in the statement of the change.
--
-- q                the row after the change
-- what             drafted (by hand), approved, skipped, edited, revived, reopened, expired, sent, failed or released
-- actor, actor_id  who made the change; the id of a person or an extension, else null
-- claim_number     the claim that a result answers, counted from 1; null for the last one
-- reported_sha256  hex, the hash of the text that the extension posted; null if it reported none
-- via              page, page_bulk or api: how a person decided, or submitted the draft; null for everyone else
-- note             why it was released
--
-- Returns the event's id, or null for a release. The payloads are the records OutcomeEvent and DecisionEvent of the module
-- core, as JSON.
CREATE OR REPLACE FUNCTION linkedin_outreach_record(
    q linkedin_outreach_queue, what text, actor text, actor_id uuid,
    claim_number int DEFAULT NULL, reported_sha256 text DEFAULT NULL, via text DEFAULT NULL,
    note text DEFAULT NULL)
RETURNS uuid LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
    v_event_id   uuid := gen_random_uuid();
    v_is_outcome boolean := what IN ('sent', 'failed');
    v_detail     text := CASE what WHEN 'skipped' THEN q.skip_reason
                         WHEN 'failed' THEN NULLIF(concat_ws(': ', q.failure_code, q.error_message), '')
                         ELSE note END;
    v_sha256     text;
    v_payload    json;
BEGIN
    INSERT INTO linkedin_outreach_audit (customer_id, what, draft_id, version, actor, actor_id, via, detail)
    VALUES (q.customer_id, what, q.id, q.version, actor, actor_id, via, v_detail);

    -- Nobody outside waits for it: the draft is as it was before the claim.
    IF what = 'released' THEN
        RETURN NULL;
    END IF;

    IF v_is_outcome THEN
        v_sha256 := encode(COALESCE(
            q.claim_body_hashes[COALESCE(claim_number, cardinality(q.claim_body_hashes))],
            sha256(convert_to(q.body, 'UTF8'))), 'hex');
        SELECT row_to_json(outcome) INTO v_payload
          FROM (SELECT v_event_id                           AS "eventId",
                       what                                 AS "type",
                       q.customer_id                        AS "customerId",
                       q.id                                 AS "draftId",
                       q.action                             AS "action",
                       NULLIF(q.prospect_url, 'erased:' || q.id) AS "prospectUrl",
                       q.day_offset                         AS "dayOffset",
                       q.intent_source                      AS "intentSource",
                       linkedin_outreach_utc(q.drafted_at)  AS "draftedAt",
                       linkedin_outreach_utc(q.approved_at) AS "approvedAt",
                       q.approved_by_user_id                AS "approvedByUserId",
                       linkedin_outreach_utc(q.updated_at)  AS "occurredAt",
                       q.outcomes                           AS "sequence",
                       q.claims                             AS "claims",
                       q.failure_kind                       AS "failureKind",
                       q.failure_code                       AS "failureCode",
                       q.approved_via                       AS "approvedVia",
                       q.variant                            AS "variant",
                       q.resolved_by_user_id                AS "resolvedByUserId",
                       q.result_url                         AS "resultUrl",
                       q.error_message                      AS "errorMessage",
                       v_sha256                             AS "bodySha256",
                       lower(reported_sha256) = v_sha256    AS "bodyAsApproved") AS outcome;
    ELSE
        SELECT row_to_json(decision) INTO v_payload
          FROM (SELECT v_event_id                          AS "eventId",
                       what                                AS "type",
                       q.customer_id                       AS "customerId",
                       q.id                                AS "draftId",
                       q.action                            AS "action",
                       q.day_offset                        AS "dayOffset",
                       q.intent_source                     AS "intentSource",
                       q.variant                           AS "variant",
                       linkedin_outreach_utc(q.drafted_at) AS "draftedAt",
                       linkedin_outreach_utc(q.updated_at) AS "occurredAt",
                       q.version                           AS "version",
                       actor                               AS "actor",
                       actor_id                            AS "actorId",
                       via                                 AS "via",
                       v_detail                            AS "reason") AS decision;
    END IF;

    INSERT INTO outbox (id, aggregatetype, aggregateid, type, customer_id, created_at, payload, traceparent)
    VALUES (v_event_id,
            CASE WHEN v_is_outcome THEN 'linkedin.outreach.outcomes' ELSE 'linkedin.outreach.decisions' END,
            q.id, format('com.heycmo.linkedin.outreach.%s.v1', what), q.customer_id, q.updated_at, v_payload,
            COALESCE(q.traceparent, linkedin_outreach_current_traceparent()));
    RETURN v_event_id;
END
$$;

-- ISO 8601 in UTC, to the microsecond, whatever the session's time zone.
CREATE OR REPLACE FUNCTION linkedin_outreach_utc(at timestamptz)
RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
RETURN to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');

REVOKE EXECUTE ON FUNCTION
       linkedin_outreach_record(linkedin_outreach_queue, text, text, uuid, int, text, text, text),
       linkedin_outreach_utc(timestamptz)
  FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
      linkedin_outreach_record(linkedin_outreach_queue, text, text, uuid, int, text, text, text),
      linkedin_outreach_utc(timestamptz)
   TO outreach_service, outreach_worker;
