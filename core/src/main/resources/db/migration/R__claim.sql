-- Claims the next job of one customer: claimNextJob in one round trip.
--
-- verdict: job        the row was claimed, or handed out again for the same p_key and p_caller
--          exhausted  draft_id was claimed p_max_claims times without an answer and has to be given up first
--          empty, capped (for at least retry_seconds), paused
--
-- The first pass takes no lock, because most polls find nothing, or nothing under its cap. The second pass serialises
-- the claims of this customer and only then reads the clock and counts: SKIP LOCKED protects rows, not caps.
CREATE OR REPLACE FUNCTION linkedin_outreach_claim(
    p_customer_id uuid, p_caller uuid, p_key text, p_actions text[], p_caps int[], p_window interval,
    p_lock interval, p_max_claims int)
RETURNS TABLE (
    verdict text, retry_seconds int, draft_id uuid, job_action text, job_prospect_url text,
    job_prospect_name text, job_body text, job_body_hash bytea, job_locked_until timestamptz, lock_seconds int,
    claim_token uuid, claim int)
LANGUAGE plpgsql VOLATILE
-- With skewed customers, the automatic choice plans each call again, at half the speed.
SET plan_cache_mode = force_generic_plan
-- A plan made while the table was empty would scan all of it once it is full.
SET enable_seqscan = off
AS $$
DECLARE
    v_now       timestamptz := clock_timestamp();
    v_paused    boolean;
    v_passed    uuid[] := '{}';
    v_ids       uuid[];
    v_actions   text[];
    v_caps      int[];
    v_claims    int[];
    v_used      int;
    v_free_at   timestamptz;
    v_retry_at  timestamptz;
    v_locked    boolean := false;
BEGIN
    -- Row-level security limits this transaction to the one customer. Set here, because a claim is one statement and a
    -- second round trip would double its cost.
    PERFORM set_config('outreach.customer_id', p_customer_id::text, true);

    LOOP
        -- The answer to an earlier request with this key may be lost: hand out the same job again, even while paused.
        IF p_key IS NOT NULL THEN
            RETURN QUERY
                SELECT 'job', NULL::int, q.id, q.action, q.prospect_url, q.prospect_name, q.body,
                       q.claim_body_hashes[cardinality(q.claim_body_hashes)], q.locked_until,
                       floor(extract(epoch FROM q.locked_until - v_now))::int,
                       q.claim_tokens[cardinality(q.claim_tokens)], cardinality(q.claim_tokens)
                  FROM linkedin_outreach_queue q
                 WHERE q.customer_id = p_customer_id AND q.action = ANY (p_actions)
                   AND q.locked_until > v_now AND q.claim_key = p_key
                   AND q.claimed_by_extension_id = p_caller;
            IF FOUND THEN
                RETURN;
            END IF;
        END IF;

        SELECT c.paused_at IS NOT NULL INTO v_paused
          FROM linkedin_outreach_customer c
         WHERE c.customer_id = p_customer_id;
        IF v_paused THEN
            verdict := 'paused';
            RETURN NEXT;
            RETURN;
        END IF;

        -- The oldest claimable row of each action, oldest first. The second pass reuses the candidates; the UPDATE below
        -- checks the chosen row again.
        IF v_ids IS NULL THEN
            SELECT array_agg(found.id), array_agg(found.action), array_agg(found.cap), array_agg(found.claims)
              INTO v_ids, v_actions, v_caps, v_claims
              FROM (
                SELECT oldest.id, a.action, a.cap, oldest.claims
                  FROM unnest(p_actions, p_caps) AS a (action, cap)
                 CROSS JOIN LATERAL (
                    SELECT q.id, q.due_at, q.claims
                      FROM linkedin_outreach_queue q
                     WHERE q.customer_id = p_customer_id AND q.action = a.action AND q.status = 'approved'
                       AND q.due_at <= v_now AND q.expires_at > v_now
                       AND (q.locked_until IS NULL OR q.locked_until <= v_now)
                       AND q.id <> ALL (v_passed)
                     ORDER BY q.due_at, q.id
                     LIMIT 1) AS oldest
                 ORDER BY oldest.due_at, oldest.id) AS found;
        END IF;

        verdict := 'empty';
        FOR v_place IN 1 .. coalesce(cardinality(v_ids), 0) LOOP
            IF v_claims[v_place] >= p_max_claims THEN
                verdict := 'exhausted';
                draft_id := v_ids[v_place];
                RETURN NEXT;
                RETURN;
            END IF;

            SELECT count(*) INTO v_used
              FROM linkedin_outreach_use u
             WHERE u.customer_id = p_customer_id AND u.action = v_actions[v_place]
               AND u.used_at > v_now - p_window AND u.id <> v_ids[v_place];
            IF v_used >= v_caps[v_place] THEN
                SELECT u.used_at + p_window INTO v_free_at
                  FROM linkedin_outreach_use u
                 WHERE u.customer_id = p_customer_id AND u.action = v_actions[v_place]
                   AND u.used_at > v_now - p_window AND u.id <> v_ids[v_place]
                 ORDER BY u.used_at
                OFFSET v_used - v_caps[v_place]
                 LIMIT 1;
                verdict := 'capped';
                v_retry_at := LEAST(v_retry_at, v_free_at);
                retry_seconds := ceil(extract(epoch FROM v_retry_at - v_now))::int;
                CONTINUE;
            END IF;

            IF NOT v_locked THEN
                verdict := 'lock'; -- a candidate has room: lock the customer and check again
                EXIT;
            END IF;

            RETURN QUERY
                UPDATE linkedin_outreach_queue q
                   SET locked_until = v_now + p_lock,
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
                       AND free.status = 'approved' AND free.due_at <= v_now AND free.expires_at > v_now
                       AND (free.locked_until IS NULL OR free.locked_until <= v_now)
                       FOR UPDATE SKIP LOCKED)
                RETURNING 'job', NULL::int, q.id, q.action, q.prospect_url, q.prospect_name, q.body,
                       q.claim_body_hashes[cardinality(q.claim_body_hashes)], q.locked_until,
                       floor(extract(epoch FROM q.locked_until - v_now))::int,
                       q.claim_tokens[cardinality(q.claim_tokens)], cardinality(q.claim_tokens);
            IF FOUND THEN
                RETURN;
            END IF;

            -- Another claim or a reviewer holds this row: pass it over and search again.
            v_passed := v_passed || v_ids[v_place];
            v_ids := NULL;
            verdict := 'lock';
            EXIT;
        END LOOP;

        IF verdict <> 'lock' THEN
            RETURN NEXT;
            RETURN;
        END IF;

        IF NOT v_locked THEN
            PERFORM 1 FROM linkedin_outreach_customer c WHERE c.customer_id = p_customer_id FOR NO KEY UPDATE;
            IF NOT FOUND THEN
                INSERT INTO linkedin_outreach_customer (customer_id) VALUES (p_customer_id) ON CONFLICT DO NOTHING;
                PERFORM 1 FROM linkedin_outreach_customer c WHERE c.customer_id = p_customer_id FOR NO KEY UPDATE;
            END IF;
            v_locked := true;
        END IF;
        v_now := clock_timestamp();
        v_retry_at := NULL;
        retry_seconds := NULL;
    END LOOP;
END
$$;

REVOKE EXECUTE ON FUNCTION
       linkedin_outreach_claim(uuid, uuid, text, text[], int[], interval, interval, int)
  FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
      linkedin_outreach_claim(uuid, uuid, text, text[], int[], interval, interval, int)
   TO outreach_service;
