-- Publishes what is known anew of a person, in the transaction of the change: signals, do-not-contact entries and erasures.
--
-- p_type         accepted, replied, declined, withdrawn, do_not_contact or erased
-- p_prospect_id  the person; null: the event is about p_company
-- p_occurred_at  when it happened, which may be long before it was reported
-- p_reported_by  person, extension or pipeline
--
-- Returns the event's id. lastSent is what was sent to the person last before it; of an acceptance, a refusal and a withdrawal
-- the last connection request, if one was sent. The payload is the record SignalEvent of the module core, as JSON; of an erased person it has ids
-- only. Events of one person leave in the order in which they were written; an event about a company has an order with no
-- other one.
CREATE OR REPLACE FUNCTION linkedin_outreach_signal_event(
    p_customer_id uuid, p_type text, p_prospect_id uuid, p_prospect_url text, p_company text, p_occurred_at timestamptz,
    p_reported_by text)
RETURNS uuid LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
    v_event_id  uuid    := gen_random_uuid();
    v_is_erased boolean := p_type = 'erased';
    v_last_sent json;
    v_payload   json;
BEGIN
    IF NOT v_is_erased THEN
        SELECT row_to_json(sent) INTO v_last_sent
          FROM (SELECT q.id                             AS "draftId",
                       q.action                         AS "action",
                       q.day_offset                     AS "dayOffset",
                       q.intent_source                  AS "intentSource",
                       q.variant                        AS "variant",
                       linkedin_outreach_utc(q.sent_at) AS "sentAt"
                  FROM linkedin_outreach_queue q
                 WHERE q.customer_id = p_customer_id AND q.prospect_url = p_prospect_url
                   AND q.status = 'sent' AND q.sent_at <= p_occurred_at
                 -- An acceptance answers a connection request, also if a message was sent since.
                 ORDER BY p_type IN ('accepted', 'declined', 'withdrawn') AND q.action = 'connection_request' DESC,
                          q.sent_at DESC, q.id DESC
                 LIMIT 1) AS sent;
    END IF;

    SELECT row_to_json(signal) INTO v_payload
      FROM (SELECT v_event_id                                         AS "eventId",
                   p_type                                             AS "type",
                   p_customer_id                                      AS "customerId",
                   p_prospect_id                                      AS "prospectId",
                   CASE WHEN NOT v_is_erased THEN p_prospect_url END  AS "prospectUrl",
                   CASE WHEN NOT v_is_erased THEN p_company END       AS "company",
                   linkedin_outreach_utc(p_occurred_at)               AS "occurredAt",
                   p_reported_by                                      AS "reportedBy",
                   v_last_sent                                        AS "lastSent") AS signal;

    INSERT INTO outbox (id, aggregatetype, aggregateid, type, customer_id, created_at, payload)
    VALUES (v_event_id, 'linkedin.outreach.signals', COALESCE(p_prospect_id, v_event_id),
            format('com.heycmo.linkedin.outreach.%s.v1', p_type), p_customer_id, p_occurred_at, v_payload);
    RETURN v_event_id;
END
$$;

REVOKE EXECUTE ON FUNCTION
       linkedin_outreach_signal_event(uuid, text, uuid, text, text, timestamptz, text)
  FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
      linkedin_outreach_signal_event(uuid, text, uuid, text, text, timestamptz, text)
   TO outreach_service;
