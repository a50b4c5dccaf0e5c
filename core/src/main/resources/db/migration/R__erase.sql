-- Removes texts and names, for erasure of a person and for retention. The functions for services run as the owner, because
-- no service may change the audit, read another one's events or change a draft in any other way.

-- A request may touch its customer only, background work every one.
CREATE OR REPLACE FUNCTION linkedin_outreach_may_blank(p_customer_id uuid)
RETURNS boolean LANGUAGE sql STABLE
RETURN CASE WHEN linkedin_outreach_current_customer() IS NULL
            THEN session_user = current_user OR pg_has_role(session_user, 'outreach_worker', 'MEMBER')
            ELSE p_customer_id = linkedin_outreach_current_customer() END;

-- An event without what names a person or may describe one, its fields in their order.
CREATE OR REPLACE FUNCTION linkedin_outreach_without_person(payload text)
RETURNS text LANGUAGE sql STABLE
RETURN (SELECT json_object_agg(
                   field.key,
                   CASE WHEN field.key NOT IN ('prospectUrl', 'company', 'resultUrl', 'errorMessage')
                         AND (field.key <> 'reason' OR linkedin_outreach_is_rule(field.value #>> '{}'))
                        THEN field.value END
                   ORDER BY field.place)
          FROM json_each(payload::json) WITH ORDINALITY AS field (key, value, place))::text;

-- Removes texts and names from a customer's drafts and from their audit entries. Ids, hashes, times, codes, action, day,
-- source and variant stay, because caps, counts and events need them. The key of the claim goes, so that it does not hand
-- out the job again.
--
-- p_ids     of drafts, and of people, to whom audit entries and events belong, too
-- p_erases  the link goes, too, and with it all of this in events that are not sent yet
CREATE OR REPLACE FUNCTION linkedin_outreach_blank(p_customer_id uuid, p_ids uuid[], p_erases boolean)
RETURNS void LANGUAGE sql VOLATILE SECURITY DEFINER
BEGIN ATOMIC
    UPDATE linkedin_outreach_queue q
       SET prospect_url = CASE WHEN p_erases THEN 'erased:' || q.id ELSE q.prospect_url END,
           prospect_name = NULL, prospect_company = NULL, prospect_role = NULL, body = '', drafted_body = NULL,
           intent_reason = NULL, result_url = NULL, claim_key = NULL,
           -- The message is then the pipeline's own, the same for everybody.
           error_message = CASE WHEN q.failure_kind = 'no_answer' THEN q.error_message END,
           skip_reason = CASE WHEN linkedin_outreach_is_rule(q.skip_reason) THEN q.skip_reason END,
           blanked_at = clock.now, updated_at = clock.now
      FROM (SELECT clock_timestamp() AS now) AS clock
     WHERE q.customer_id = p_customer_id AND q.id = ANY (p_ids) AND linkedin_outreach_may_blank(p_customer_id);

    UPDATE linkedin_outreach_audit a
       SET detail = NULL
     WHERE a.customer_id = p_customer_id AND (a.draft_id = ANY (p_ids) OR a.prospect_id = ANY (p_ids))
       AND linkedin_outreach_may_blank(p_customer_id)
       AND a.detail IS NOT NULL AND NOT linkedin_outreach_is_rule(a.detail)
       -- Their details are codes.
       AND a.what NOT IN ('paused', 'pause_reason_added', 'action_held');

    UPDATE outbox o
       SET payload = linkedin_outreach_without_person(o.payload)
     WHERE p_erases AND o.customer_id = p_customer_id AND o.aggregateid = ANY (p_ids)
       AND linkedin_outreach_may_blank(p_customer_id);
END;

-- Looks at the next p_limit drafts in the order of their keys, and removes texts and names from those that ended before a
-- time and have changed since they were last removed. Drafts that somebody is changing are left to the next time.
--
-- Returns where to go on, and how many were blanked; no row at the end of the table.
CREATE OR REPLACE FUNCTION linkedin_outreach_blank_ended(
    p_ended_before timestamptz, p_after_customer_id uuid, p_after_id uuid, p_limit int)
RETURNS TABLE (customer_id uuid, id uuid, blanked bigint) LANGUAGE sql VOLATILE SECURITY DEFINER
BEGIN ATOMIC
    WITH looked AS MATERIALIZED (
        SELECT q.customer_id, q.id
          FROM linkedin_outreach_queue q
         WHERE (q.customer_id, q.id) > (p_after_customer_id, p_after_id)
         ORDER BY q.customer_id, q.id
         LIMIT p_limit
    ), ended AS MATERIALIZED (
        SELECT q.customer_id, q.id
          FROM looked
          JOIN linkedin_outreach_queue q ON q.customer_id = looked.customer_id AND q.id = looked.id
         WHERE q.status IN ('sent', 'failed', 'skipped', 'expired') AND q.updated_at < p_ended_before
           AND COALESCE(q.blanked_at < q.updated_at, true)
           FOR UPDATE OF q SKIP LOCKED
    ), blanked AS MATERIALIZED (
        SELECT linkedin_outreach_blank(ended.customer_id, array_agg(ended.id), false), count(*) AS drafts
          FROM ended
         GROUP BY ended.customer_id)
    SELECT looked.customer_id, looked.id, (SELECT COALESCE(sum(blanked.drafts), 0)::bigint FROM blanked)
      FROM looked
     ORDER BY looked.customer_id DESC, looked.id DESC
     LIMIT 1;
END;

-- The events of these drafts and people that are not sent yet, oldest first.
CREATE OR REPLACE FUNCTION linkedin_outreach_unsent_events(p_customer_id uuid, p_ids uuid[])
RETURNS SETOF text LANGUAGE sql STABLE SECURITY DEFINER
BEGIN ATOMIC
    SELECT o.payload
      FROM outbox o
     WHERE o.customer_id = p_customer_id AND o.aggregateid = ANY (p_ids) AND linkedin_outreach_may_blank(p_customer_id)
     ORDER BY o.seq;
END;

REVOKE EXECUTE ON FUNCTION
       linkedin_outreach_may_blank(uuid),
       linkedin_outreach_without_person(text),
       linkedin_outreach_blank(uuid, uuid[], boolean),
       linkedin_outreach_blank_ended(timestamptz, uuid, uuid, int),
       linkedin_outreach_unsent_events(uuid, uuid[])
  FROM PUBLIC;
GRANT EXECUTE ON FUNCTION linkedin_outreach_blank(uuid, uuid[], boolean), linkedin_outreach_unsent_events(uuid, uuid[])
   TO outreach_service;
GRANT EXECUTE ON FUNCTION linkedin_outreach_blank_ended(timestamptz, uuid, uuid, int) TO outreach_worker;
