-- Claims the next job of one customer: claimNextJob in one round trip.
--
-- verdict: job        the row was claimed, or handed out again for the same p_key and p_caller
--          exhausted  draft_id was claimed p_max_claims times without an answer and has to be given up first
--          ruled_out  the lock of draft_id has ended without an answer, and a rule skips the draft first
--          forbidden  draft_id is for a person or company that is not to be contacted, and has to be skipped first; only if
--                     something else than the pipeline has changed the tables
--          paused, outside_hours, capped, empty; the middle two with the time in retry_seconds, if it is known
--
-- p_caps     by action, the policy's caps within 24 hours, which a customer can only lower
-- p_weekly   by action, the caps within 7 times 24 hours of customers who have set none; null: none
--
-- The first pass takes no lock, so that a poll that finds nothing, or only capped actions, writes nothing. The second pass
-- serialises the claims of this customer, and only then reads the clock and counts what decides: SKIP LOCKED protects
-- rows, not caps.
CREATE OR REPLACE FUNCTION linkedin_outreach_claim(
    p_customer_id uuid, p_caller uuid, p_key text, p_actions text[], p_caps int[], p_weekly int[],
    p_lock interval, p_max_claims int)
RETURNS TABLE (
    verdict text, retry_seconds int, draft_id uuid, job_action text, job_prospect_url text,
    job_prospect_name text, job_body text, job_body_hash bytea, job_locked_until timestamptz, lock_seconds int,
    claim_token uuid, claim int, draft_traceparent text)
LANGUAGE plpgsql VOLATILE
-- With skewed customers, the automatic choice plans each call again, at half the speed.
SET plan_cache_mode = force_generic_plan
-- A plan made while the table was empty would scan all of it once it is full.
SET enable_seqscan = off
AS $$
DECLARE
    v_now       timestamptz := clock_timestamp();
    v_customer  linkedin_outreach_customer;
    v_passed    uuid[] := '{}';
    v_ids       uuid[];
    v_actions   text[];
    v_caps      int[];
    v_weekly    int[];
    v_claims    int[];
    v_remaining int;
    v_retry_at  timestamptz;
    v_locked    boolean := false;
    v_lapsed    boolean;
    v_judged    boolean := false;
BEGIN
    -- Row-level security limits this transaction to the one customer. Set here, because a claim is one statement and a
    -- second round trip would double its cost.
    PERFORM set_config('outreach.customer_id', p_customer_id::text, true);

    <<search>>
    LOOP
        IF v_locked THEN
            SELECT c.* INTO v_customer
              FROM linkedin_outreach_customer c
             WHERE c.customer_id = p_customer_id
               FOR NO KEY UPDATE;
            IF NOT FOUND THEN
                PERFORM linkedin_outreach_lock_customers(ARRAY[p_customer_id]);
                CONTINUE;
            END IF;
            v_now := clock_timestamp();
        ELSE
            SELECT c.* INTO v_customer
              FROM linkedin_outreach_customer c
             WHERE c.customer_id = p_customer_id;
        END IF;

        -- The answer to an earlier request with this key may be lost: hand out the same job again, even while paused.
        IF p_key IS NOT NULL THEN
            RETURN QUERY
                SELECT 'job', NULL::int, q.id, q.action, q.prospect_url, q.prospect_name, q.body,
                       q.claim_body_hashes[cardinality(q.claim_body_hashes)], q.locked_until,
                       floor(extract(epoch FROM q.locked_until - v_now))::int,
                       q.claim_tokens[cardinality(q.claim_tokens)], cardinality(q.claim_tokens), q.traceparent
                  FROM linkedin_outreach_queue q
                 WHERE q.customer_id = p_customer_id AND q.action = ANY (p_actions)
                   AND linkedin_outreach_is_lock_live(q.locked_until, v_now) AND q.claim_key = p_key AND q.skip_reason IS NULL
                   AND q.claimed_by_extension_id = p_caller;
            IF FOUND THEN
                RETURN;
            END IF;
        END IF;

        IF v_customer.paused_at IS NOT NULL THEN
            verdict := 'paused';
            RETURN NEXT;
            RETURN;
        END IF;
        -- Most customers have no hours, and the call costs as much as a probe.
        IF v_customer.working_days IS NOT NULL AND NOT linkedin_outreach_is_open(v_customer, v_now) THEN
            verdict := 'outside_hours';
            SELECT ceil(extract(epoch FROM min(o.opens_at) - v_now))::int INTO retry_seconds
              FROM linkedin_outreach_openings(v_customer, v_now, v_now + interval '9 days') o;
            RETURN NEXT;
            RETURN;
        END IF;

        -- The oldest claimable row of each action, oldest first, and whether there are holds whose time has come. The
        -- second pass reuses the candidates; the UPDATE below checks the chosen row again.
        IF v_ids IS NULL THEN
            SELECT coalesce(array_agg(found.id), '{}'), array_agg(found.action), array_agg(found.cap),
                   array_agg(found.weekly), array_agg(found.claims),
                   EXISTS (
                    SELECT 1
                      FROM linkedin_outreach_queue q
                     WHERE q.customer_id = p_customer_id
                       AND linkedin_outreach_has_lapsed_hold(q.status, q.held_until, v_now))
              INTO v_ids, v_actions, v_caps, v_weekly, v_claims, v_lapsed
              FROM (
                SELECT oldest.id, a.action, a.cap, a.weekly, oldest.claims
                  FROM unnest(p_actions, p_caps, p_weekly) AS a (action, cap, weekly)
                 CROSS JOIN LATERAL (
                    SELECT q.id, q.due_at, q.claims
                      FROM linkedin_outreach_queue q
                     WHERE q.customer_id = p_customer_id AND q.action = a.action
                       AND linkedin_outreach_is_claimable(
                           q.status, q.held_until, q.due_at, q.expires_at, q.locked_until, v_now)
                       AND q.id <> ALL (v_passed)
                     ORDER BY q.due_at, q.id
                     LIMIT 1) AS oldest
                 ORDER BY oldest.due_at, oldest.id) AS found;
        END IF;

        v_lapsed := v_lapsed AND NOT v_judged;
        IF v_ids = '{}' AND NOT v_lapsed THEN
            verdict := 'empty';
            RETURN NEXT;
            RETURN;
        END IF;
        IF v_lapsed AND NOT v_locked THEN
            v_locked := true;
            CONTINUE;
        END IF;
        IF v_lapsed THEN
            SELECT q.id INTO draft_id
              FROM linkedin_outreach_queue q
             WHERE q.customer_id = p_customer_id
               AND linkedin_outreach_has_lapsed_hold(q.status, q.held_until, v_now)
               AND linkedin_outreach_is_ruled_out(q.status, q.skip_reason)
               AND NOT linkedin_outreach_is_lock_live(q.locked_until, v_now)
             LIMIT 1;
            IF FOUND THEN
                verdict := 'ruled_out';
                RETURN NEXT;
                RETURN;
            END IF;
            -- What is held no longer is then found in its order. If very many holds end at once, the next claims judge the
            -- rest, so that each stays short.
            PERFORM linkedin_outreach_update_holds(array_agg(q.customer_id), array_agg(q.prospect_url), NULL, NULL)
               FROM (SELECT lapsed.customer_id, lapsed.prospect_url
                       FROM linkedin_outreach_queue lapsed
                      WHERE lapsed.customer_id = p_customer_id
                        AND linkedin_outreach_has_lapsed_hold(lapsed.status, lapsed.held_until, v_now)
                      ORDER BY lapsed.held_until
                      LIMIT 1000) AS q;
            v_judged := true;
            v_ids := NULL;
            CONTINUE;
        END IF;

        v_retry_at := NULL;
        FOR v_place IN 1 .. cardinality(v_ids) LOOP
            IF v_locked AND v_customer.has_do_not_contact THEN
                PERFORM 1
                   FROM linkedin_outreach_queue q
                  CROSS JOIN LATERAL linkedin_outreach_entries_against(
                        q.customer_id, q.prospect_url, q.prospect_company, NULL, v_now)
                  WHERE q.customer_id = p_customer_id AND q.id = v_ids[v_place];
                IF FOUND THEN
                    verdict := 'forbidden';
                    draft_id := v_ids[v_place];
                    RETURN NEXT;
                    RETURN;
                END IF;
            END IF;
            IF v_claims[v_place] >= p_max_claims THEN
                verdict := 'exhausted';
                draft_id := v_ids[v_place];
                RETURN NEXT;
                RETURN;
            END IF;

            SELECT r.remaining INTO v_remaining
              FROM linkedin_outreach_room(p_customer_id, v_actions[v_place], v_caps[v_place], v_weekly[v_place],
                                          v_now, v_ids[v_place]) r;
            IF v_remaining = 0 THEN
                v_retry_at := LEAST(v_retry_at, linkedin_outreach_room_from(
                    p_customer_id, v_actions[v_place], v_caps[v_place], v_weekly[v_place], v_now, v_ids[v_place]));
                CONTINUE;
            END IF;
            IF NOT v_locked THEN
                v_locked := true;
                CONTINUE search;
            END IF;

            RETURN QUERY
                UPDATE linkedin_outreach_queue q
                   SET locked_until = v_now + p_lock,
                       locked_until_before = q.locked_until,
                       claimed_at = v_now,
                       claim_released = false,
                       claims = q.claims + 1,
                       claim_tokens = q.claim_tokens || gen_random_uuid(),
                       claim_body_hashes = q.claim_body_hashes || sha256(convert_to(q.body, 'UTF8')),
                       claim_key = p_key,
                       claimed_by_extension_id = p_caller,
                       updated_at = v_now
                 WHERE q.customer_id = p_customer_id
                   AND q.id = (
                    SELECT free.id
                      FROM linkedin_outreach_queue free
                     WHERE free.customer_id = p_customer_id AND free.id = v_ids[v_place]
                       AND linkedin_outreach_is_claimable(
                           free.status, free.held_until, free.due_at, free.expires_at, free.locked_until, v_now)
                       FOR UPDATE SKIP LOCKED)
                RETURNING 'job', NULL::int, q.id, q.action, q.prospect_url, q.prospect_name, q.body,
                       q.claim_body_hashes[cardinality(q.claim_body_hashes)], q.locked_until,
                       floor(extract(epoch FROM q.locked_until - v_now))::int,
                       q.claim_tokens[cardinality(q.claim_tokens)], cardinality(q.claim_tokens), q.traceparent;
            IF FOUND THEN
                RETURN;
            END IF;

            -- Another claim or a reviewer holds this row: pass it over and search again.
            v_passed := v_passed || v_ids[v_place];
            v_ids := NULL;
            CONTINUE search;
        END LOOP;

        verdict := 'capped';
        retry_seconds := ceil(extract(epoch FROM v_retry_at - v_now))::int;
        RETURN NEXT;
        RETURN;
    END LOOP;
END
$$;

REVOKE EXECUTE ON FUNCTION
       linkedin_outreach_claim(uuid, uuid, text, text[], int[], int[], interval, int)
  FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
      linkedin_outreach_claim(uuid, uuid, text, text[], int[], int[], interval, int)
   TO outreach_service;
