-- The steps of a sequence, and what holds a draft. A hold is state: it is written here when something changes, and a
-- claim only asks whether there is one.

-- A step is a draft for a person. A comment on a post is none.
CREATE OR REPLACE FUNCTION linkedin_outreach_is_step(prospect_url text)
RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN prospect_url LIKE 'https://www.linkedin.com/in/%';

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
-- held_until   the latest of: the end of the life of an earlier step that is open, if the customer holds later steps;
--              retry_at of a job that was given back; infinity while a message waits for an acceptance, and while a note
--              is longer than the customer allows. Null for a draft that nothing holds. Of a draft that a rule skips
--              once its lock ends: the end of the lock, also a past one, because the next claim has to skip it
-- step_due_at  as many times 24 hours after an earlier step was sent as their days differ, of all of these the latest
-- expires_at   moves with step_due_at, and only ahead
--
-- It runs as the owner, because ingest may not change an approved draft in any other way.
CREATE OR REPLACE FUNCTION linkedin_outreach_update_holds(
    p_customer_ids uuid[], p_prospect_urls text[], p_expiry_days int, p_waiting_expiry_days int)
RETURNS void LANGUAGE sql VOLATILE SECURITY DEFINER
BEGIN ATOMIC
    WITH clock AS MATERIALIZED (
        SELECT clock_timestamp() AS now
    ), prospect AS (
        SELECT DISTINCT p.customer_id, p.prospect_url
          FROM unnest(p_customer_ids, p_prospect_urls) AS p (customer_id, prospect_url)
         -- A request can touch its customer alone; background work has none.
         WHERE p.customer_id = COALESCE(linkedin_outreach_current_customer(), p.customer_id)
    ), judged AS (
        SELECT q.customer_id, q.id, earlier.due_at,
               CASE WHEN q.status = 'approved' AND q.skip_reason IS NOT NULL THEN q.locked_until
                    WHEN q.status IN ('pending_review', 'approved') THEN GREATEST(
                   CASE WHEN q.retry_at > clock.now THEN q.retry_at END,
                   CASE WHEN c.hold_later_steps THEN earlier.open_until END,
                   CASE WHEN q.wait_for = 'accepted' AND known.accepted_at IS NULL THEN 'infinity'::timestamptz END,
                   CASE WHEN q.action = 'connection_request'
                         AND linkedin_outreach_is_longer(q.body, c.max_connection_note_length)
                        THEN 'infinity'::timestamptz END)
               END AS held_until,
               NOT linkedin_outreach_counts_as_expired(q.status, q.expires_at, q.locked_until, clock.now) AS is_alive
          FROM prospect p
         CROSS JOIN clock
          JOIN linkedin_outreach_queue q ON q.customer_id = p.customer_id AND q.prospect_url = p.prospect_url
          JOIN linkedin_outreach_customer c ON c.customer_id = p.customer_id
          LEFT JOIN linkedin_outreach_prospect known
                 ON known.customer_id = p.customer_id AND known.prospect_url = p.prospect_url
         CROSS JOIN LATERAL (
            SELECT max(GREATEST(e.expires_at, e.locked_until))
                       FILTER (WHERE e.status IN ('pending_review', 'approved')
                                 AND GREATEST(e.expires_at, e.locked_until) > clock.now) AS open_until,
                   max(e.sent_at + (q.day_offset - e.day_offset) * interval '24 hours') AS due_at
              FROM linkedin_outreach_queue e
             WHERE linkedin_outreach_is_step(p.prospect_url)
               AND e.customer_id = p.customer_id AND e.prospect_url = p.prospect_url
               AND linkedin_outreach_step_place(e.day_offset, e.action)
                   < linkedin_outreach_step_place(q.day_offset, q.action)) AS earlier
    )
    UPDATE linkedin_outreach_queue q
       SET held_until = j.held_until,
           step_due_at = CASE WHEN q.status IN ('pending_review', 'approved') THEN j.due_at ELSE q.step_due_at END,
           expires_at = CASE WHEN q.status IN ('pending_review', 'approved') AND j.is_alive
                             THEN GREATEST(q.expires_at, j.due_at + make_interval(hours => 24 *
                                      CASE WHEN q.wait_for IS NULL THEN p_expiry_days ELSE p_waiting_expiry_days END))
                             ELSE q.expires_at
                        END
      FROM judged j
     WHERE q.customer_id = j.customer_id AND q.id = j.id
       AND (q.held_until IS DISTINCT FROM j.held_until
            OR (q.status IN ('pending_review', 'approved') AND q.step_due_at IS DISTINCT FROM j.due_at));
END;

REVOKE EXECUTE ON FUNCTION
       linkedin_outreach_is_step(text),
       linkedin_outreach_step_place(int, text),
       linkedin_outreach_is_longer(text, int),
       linkedin_outreach_update_holds(uuid[], text[], int, int)
  FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
      linkedin_outreach_is_step(text),
      linkedin_outreach_step_place(int, text),
      linkedin_outreach_is_longer(text, int),
      linkedin_outreach_update_holds(uuid[], text[], int, int)
   TO outreach_service, outreach_worker;
