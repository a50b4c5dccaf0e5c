-- The steps of a sequence, and what holds a draft. A hold is state: it is written here when something changes, and a
-- claim only asks whether there is one.

-- A step is a draft for a person. A comment on a post is none.
CREATE OR REPLACE FUNCTION linkedin_outreach_is_step(prospect_url text)
RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN prospect_url ~ '^https://www\.linkedin\.com/in/[^/?]+$';

-- The place of a step among the person's steps: the connection request of a day comes first; a message and a comment of
-- one day have no order.
CREATE OR REPLACE FUNCTION linkedin_outreach_step_place(day_offset int, action text)
RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN 2 * day_offset + CASE action WHEN 'connection_request' THEN 0 ELSE 1 END;

-- Whether the text has more UTF-16 code units, which the policy and LinkedIn's text boxes count: two for each code point
-- above U+FFFF. Only a text of more than half the limit can be longer, so most texts are not searched for those.
CREATE OR REPLACE FUNCTION linkedin_outreach_is_longer(body text, max_length int)
RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN length(body) > max_length
    OR (2 * length(body) > max_length
        AND length(body) + regexp_count(body, '[\U00010000-\U0010FFFF]') > max_length);

-- Judges the drafts of these prospects anew, given as pairs of customer and URL: when each may be claimed. Called after
-- every change of a draft, in its transaction, with the customer locked. Calling it again changes nothing, so it repairs,
-- too.
--
-- p_written_ids  of each pair the draft that was written, if only one was: while it is the prospect's only one and waits
--                for nothing, which is most of what comes in, there is nothing to judge. Null: judge in any case
CREATE OR REPLACE FUNCTION linkedin_outreach_update_holds(
    p_customer_ids uuid[], p_prospect_urls text[], p_expiry_days int, p_waiting_expiry_days int,
    p_written_ids uuid[] DEFAULT NULL)
RETURNS void LANGUAGE plpgsql VOLATILE
-- A probe of the unique key for each prospect, whatever the statistics were when the plan was made: it has the order that
-- is asked for below, and where a sort is the last resort, no other index will do.
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
SET enable_hashjoin = off
SET enable_mergejoin = off
SET enable_sort = off
AS $$
DECLARE
    v_customer_ids  uuid[];
    v_prospect_urls text[];
BEGIN
    SELECT array_agg(prospect.customer_id), array_agg(prospect.prospect_url)
      INTO v_customer_ids, v_prospect_urls
      FROM (
        SELECT DISTINCT p.customer_id, p.prospect_url
          FROM unnest(p_customer_ids, p_prospect_urls, p_written_ids) AS p (customer_id, prospect_url, written_id)
         WHERE EXISTS (
            SELECT 1
              FROM linkedin_outreach_queue q
             WHERE q.customer_id = p.customer_id AND q.prospect_url = p.prospect_url
               AND (q.id IS DISTINCT FROM p.written_id OR q.wait_for IS NOT NULL OR q.step_due_at IS NOT NULL
                    OR q.held_until IS NOT NULL OR q.retry_at IS NOT NULL
                    OR (q.action = 'connection_request' AND EXISTS (
                        SELECT 1
                          FROM linkedin_outreach_customer c
                         WHERE c.customer_id = p.customer_id
                           AND linkedin_outreach_is_longer(q.body, c.max_connection_note_length)
                        OFFSET 0)))
             ORDER BY q.prospect_url, q.action, q.day_offset
            OFFSET 0)) AS prospect;
    -- Most changes leave nothing to judge, and preparing the judgement is expensive.
    IF v_customer_ids IS NOT NULL THEN
        PERFORM linkedin_outreach_judge_holds(
            v_customer_ids, v_prospect_urls, p_expiry_days, p_waiting_expiry_days);
    END IF;
END
$$;

-- The judgement. Only linkedin_outreach_update_holds calls it, and its settings hold here, too.
--
-- held_until   the latest of: the end of the life of an earlier step that is open, if the customer holds later steps;
--              retry_at of a job that was given back; infinity while a message waits for an acceptance, and while a note
--              is longer than the customer allows. Null for a draft that nothing holds. A time that has passed holds
--              nothing; the next claim asks here whether it still does, because the lock of the earlier step may live
--              longer than the step. Of a draft that a rule skips once its lock ends: the end of that lock, also a past one,
--              because the next claim has to skip it
-- step_due_at  as many times 24 hours after an earlier step was sent as their days differ, of all of these the latest
-- expires_at   moves with step_due_at, and only ahead; not if the days are null
--
-- It runs as the owner, because ingest may not change an approved draft in any other way.
CREATE OR REPLACE FUNCTION linkedin_outreach_judge_holds(
    p_customer_ids uuid[], p_prospect_urls text[], p_expiry_days int, p_waiting_expiry_days int)
RETURNS void LANGUAGE sql VOLATILE SECURITY DEFINER
BEGIN ATOMIC
    WITH clock AS MATERIALIZED (
        SELECT clock_timestamp() AS now, linkedin_outreach_current_customer() AS customer_id,
               -- Background work has no customer, but a request that has none may touch nothing.
               session_user = current_user OR pg_has_role(session_user, 'outreach_worker', 'MEMBER') AS is_background
    ), judged AS MATERIALIZED (
        SELECT p.customer_id, held.*
          FROM unnest(p_customer_ids, p_prospect_urls) AS p (customer_id, prospect_url)
          JOIN clock ON CASE WHEN clock.customer_id IS NULL THEN clock.is_background
                             ELSE p.customer_id = clock.customer_id END
         CROSS JOIN LATERAL (
            SELECT c.hold_later_steps, c.max_connection_note_length,
                   EXISTS (SELECT 1
                             FROM linkedin_outreach_prospect k
                            WHERE k.customer_id = p.customer_id AND k.prospect_url = p.prospect_url
                              AND k.connected
                           OFFSET 0) AS has_accepted
              FROM linkedin_outreach_customer c
             WHERE c.customer_id = p.customer_id
            OFFSET 0) AS known
         -- Three steps, because each needs the one before it for all drafts: due, then expiry, then hold.
         CROSS JOIN LATERAL (
            SELECT living.*,
                   CASE WHEN linkedin_outreach_is_ruled_out(living.status, living.skip_reason) THEN living.locked_until
                        WHEN living.is_open THEN GREATEST(
                       linkedin_outreach_if_ahead(living.retry_at, clock.now),
                       CASE WHEN known.hold_later_steps
                            THEN max(GREATEST(living.new_expires_at, living.locked_until))
                                     FILTER (WHERE living.is_alive) OVER earlier
                       END,
                       CASE WHEN living.wait_for = 'accepted' AND NOT known.has_accepted
                            THEN 'infinity'::timestamptz
                       END,
                       CASE WHEN living.action = 'connection_request'
                             AND linkedin_outreach_is_longer(living.body, known.max_connection_note_length)
                            THEN 'infinity'::timestamptz
                       END)
                   END AS new_held_until
              FROM (SELECT due.*,
                           CASE WHEN due.is_alive
                                THEN GREATEST(due.expires_at, due.new_due_at + make_interval(hours => 24 *
                                         CASE WHEN due.wait_for IS NULL THEN p_expiry_days
                                              ELSE p_waiting_expiry_days END))
                                ELSE due.expires_at
                           END AS new_expires_at
                      FROM (SELECT q.ctid AS row, q.id, q.status, q.skip_reason, q.action, q.body, q.wait_for,
                                   q.retry_at, q.locked_until, q.held_until, q.expires_at, q.step_due_at, place.place,
                                   linkedin_outreach_is_open_draft(q.status) AS is_open,
                                   linkedin_outreach_is_alive(
                                       q.status, q.expires_at, q.locked_until, clock.now) AS is_alive,
                                   max(q.sent_at - q.day_offset * interval '24 hours') OVER earlier
                                       + q.day_offset * interval '24 hours' AS new_due_at
                              FROM (SELECT ctid, *
                                      FROM linkedin_outreach_queue
                                     WHERE customer_id = p.customer_id AND prospect_url = p.prospect_url
                                     ORDER BY prospect_url, action, day_offset
                                    OFFSET 0) AS q
                             CROSS JOIN LATERAL (SELECT
                                   -- Of drafts that are not steps, none comes before another.
                                   CASE WHEN linkedin_outreach_is_step(p.prospect_url)
                                        THEN linkedin_outreach_step_place(q.day_offset, q.action) ELSE 0 END
                                   AS place) AS place
                            WINDOW earlier AS (
                                   ORDER BY place.place RANGE BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)) AS due
                   ) AS living
            WINDOW earlier AS (ORDER BY living.place RANGE BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)) AS held
         WHERE held.held_until IS DISTINCT FROM held.new_held_until
            OR held.expires_at <> held.new_expires_at
            OR (held.is_open AND held.step_due_at IS DISTINCT FROM held.new_due_at)
    )
    UPDATE linkedin_outreach_queue q
       SET held_until = j.new_held_until,
           step_due_at = CASE WHEN j.is_open THEN j.new_due_at ELSE j.step_due_at END,
           expires_at = j.new_expires_at
      FROM judged j
     -- The row as it was judged, and not by an index, of which the planner might choose another one. Under the customer's
     -- lock only the sweep may have changed it meanwhile, and then there is nothing to write. A ctid is unique only within a
     -- partition, so the ids are compared, too.
     WHERE q.ctid = j.row AND (q.customer_id, q.id) IS NOT DISTINCT FROM (j.customer_id, j.id);
END;

REVOKE EXECUTE ON FUNCTION
       linkedin_outreach_is_step(text),
       linkedin_outreach_step_place(int, text),
       linkedin_outreach_is_longer(text, int),
       linkedin_outreach_update_holds(uuid[], text[], int, int, uuid[]),
       linkedin_outreach_judge_holds(uuid[], text[], int, int)
  FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
      linkedin_outreach_is_step(text),
      linkedin_outreach_step_place(int, text),
      linkedin_outreach_is_longer(text, int),
      linkedin_outreach_update_holds(uuid[], text[], int, int, uuid[]),
      linkedin_outreach_judge_holds(uuid[], text[], int, int)
   TO outreach_service, outreach_worker;
