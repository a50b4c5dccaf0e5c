-- Who may do what inside the database. Whatever serves a request is the role outreach_service, which sees the one
-- customer that its transaction names; whatever serves no single customer (ingest, the sweep, the relay, the look-up of
-- an extension's token) is outreach_worker, which sees them all and may do little. Both own nothing, so that row-level
-- security binds them; it does not bind the owner.

-- Roles belong to the whole cluster: another database of it may have them, or be making them at this very moment.
DO $$
DECLARE
    v_role  text;
    v_table regclass;
BEGIN
    FOREACH v_role IN ARRAY ARRAY['outreach_service', 'outreach_worker'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = v_role) THEN
            BEGIN
                -- Whoever operates the database gives them LOGIN and a password, or grants them to logins of their own.
                EXECUTE format('CREATE ROLE %I NOLOGIN', v_role);
            EXCEPTION
                WHEN duplicate_object OR unique_violation THEN
                    NULL;
                WHEN insufficient_privilege THEN
                    RAISE EXCEPTION 'The role % is missing and % may not create it: an administrator has to run "CREATE ROLE outreach_service;" and "CREATE ROLE outreach_worker;" first.', v_role, current_user
                        USING ERRCODE = 'insufficient_privilege';
            END;
        END IF;
    END LOOP;
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO outreach_service, outreach_worker', current_schema());
    -- What was granted for whole schemas at a time when there was one role for everything.
    EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA %I REVOKE ALL ON TABLES FROM outreach_service, outreach_worker',
                   current_schema());
    FOR v_table IN SELECT c.oid::regclass FROM pg_class c
                    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'v')
                      AND c.relowner = current_user::regrole LOOP
        EXECUTE format('REVOKE ALL ON %s FROM outreach_service, outreach_worker', v_table);
    END LOOP;
END
$$;

-- A customer's browser extension on one device.
CREATE TABLE linkedin_outreach_extension (
    customer_id        uuid        NOT NULL,
    id                 uuid        NOT NULL,
    device_name        text        NOT NULL
        CONSTRAINT device_name_length CHECK (length(device_name) <= 100)
        CONSTRAINT device_name_given CHECK (btrim(device_name) <> ''),
    created_at         timestamptz NOT NULL DEFAULT now(),
    created_by_user_id uuid        NOT NULL,
    last_seen_at       timestamptz,
    last_action        text        CONSTRAINT last_action_known CHECK (last_action IN ('claim', 'result', 'usage')),
    revoked_at         timestamptz,
    revoked_by_user_id uuid,
    CONSTRAINT linkedin_outreach_extension_pkey PRIMARY KEY (customer_id, id),
    CONSTRAINT revocation_names_its_person CHECK ((revoked_at IS NULL) = (revoked_by_user_id IS NULL))
);

-- What an extension proves itself by: the SHA-256 of its token, which nobody keeps. While a token is exchanged for
-- another one, an extension has two.
CREATE TABLE linkedin_outreach_extension_token (
    customer_id  uuid        NOT NULL,
    extension_id uuid        NOT NULL,
    token_hash   bytea       NOT NULL CONSTRAINT token_hash_is_sha256 CHECK (octet_length(token_hash) = 32),
    created_at   timestamptz NOT NULL DEFAULT now(),
    expires_at   timestamptz,
    CONSTRAINT linkedin_outreach_extension_token_pkey PRIMARY KEY (customer_id, extension_id, token_hash),
    CONSTRAINT token_of_an_extension FOREIGN KEY (customer_id, extension_id)
        REFERENCES linkedin_outreach_extension (customer_id, id) ON DELETE CASCADE
);

-- Finds a token by the beginning of its hash alone. The whole of it is compared outside, in constant time, so that how
-- long a look-up takes tells nothing.
CREATE INDEX linkedin_outreach_extension_token_selector
    ON linkedin_outreach_extension_token (substring(token_hash FROM 1 FOR 8));

-- Whose Idempotency-Key claim_key is: the extension that claimed last.
ALTER TABLE linkedin_outreach_queue ADD COLUMN claimed_by_extension_id uuid;

-- The customer that this transaction works for; null when nobody has said, and then nothing is equal to it.
CREATE FUNCTION linkedin_outreach_current_customer()
RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
-- A setting that another transaction of this session has had is empty, not null.
RETURN NULLIF(current_setting('outreach.customer_id', true), '')::uuid;

ALTER TABLE linkedin_outreach_queue ENABLE ROW LEVEL SECURITY;
ALTER TABLE linkedin_outreach_customer ENABLE ROW LEVEL SECURITY;
ALTER TABLE linkedin_outreach_extension ENABLE ROW LEVEL SECURITY;
ALTER TABLE linkedin_outreach_extension_token ENABLE ROW LEVEL SECURITY;
ALTER TABLE outbox ENABLE ROW LEVEL SECURITY;

-- Requests: one customer.
CREATE POLICY its_customer ON linkedin_outreach_queue TO outreach_service
    USING (customer_id = linkedin_outreach_current_customer())
    WITH CHECK (customer_id = linkedin_outreach_current_customer());
CREATE POLICY its_customer ON linkedin_outreach_customer TO outreach_service
    USING (customer_id = linkedin_outreach_current_customer())
    WITH CHECK (customer_id = linkedin_outreach_current_customer());
CREATE POLICY its_customer ON linkedin_outreach_extension TO outreach_service
    USING (customer_id = linkedin_outreach_current_customer())
    WITH CHECK (customer_id = linkedin_outreach_current_customer());
CREATE POLICY its_customer ON linkedin_outreach_extension_token TO outreach_service
    USING (customer_id = linkedin_outreach_current_customer())
    WITH CHECK (customer_id = linkedin_outreach_current_customer());
CREATE POLICY its_customer ON outbox FOR INSERT TO outreach_service
    WITH CHECK (customer_id = linkedin_outreach_current_customer());

GRANT SELECT, UPDATE ON linkedin_outreach_queue TO outreach_service;
GRANT SELECT, INSERT, UPDATE ON linkedin_outreach_customer TO outreach_service;
GRANT SELECT ON linkedin_outreach_use TO outreach_service;
GRANT INSERT ON outbox TO outreach_service;
GRANT SELECT,
      INSERT (customer_id, id, device_name, created_at, created_by_user_id),
      UPDATE (device_name, revoked_at, revoked_by_user_id)
   ON linkedin_outreach_extension TO outreach_service;
-- Never the hash: what a request can read of a token helps nobody to use it.
GRANT INSERT, SELECT (customer_id, extension_id, created_at, expires_at), UPDATE (expires_at)
   ON linkedin_outreach_extension_token TO outreach_service;

-- Ingest and the sweep: any customer's drafts, before and after a person has decided, but never the decision itself.
CREATE POLICY every_draft ON linkedin_outreach_queue FOR SELECT TO outreach_worker USING (true);
CREATE POLICY new_drafts ON linkedin_outreach_queue FOR INSERT TO outreach_worker
    WITH CHECK (status = 'pending_review');
CREATE POLICY undecided_drafts ON linkedin_outreach_queue FOR UPDATE TO outreach_worker
    USING (status IN ('pending_review', 'approved', 'expired'))
    WITH CHECK (status IN ('pending_review', 'expired'));
GRANT SELECT,
      INSERT (customer_id, id, action, status, prospect_url, prospect_name, prospect_company, prospect_role, body,
              day_offset, intent_source, intent_reason, drafted_at, not_before, expires_at, created_at, updated_at),
      UPDATE (status, prospect_name, prospect_company, prospect_role, body, intent_source, intent_reason, drafted_at,
              not_before, expires_at, approved_at, approved_by_user_id, edited_at, edited_by_user_id, version,
              updated_at)
   ON linkedin_outreach_queue TO outreach_worker;

-- The relay: reads, locks and deletes. Locking asks for the right to update some column, and this one cannot be; the
-- policy lets no changed row through either.
CREATE POLICY every_event ON outbox FOR SELECT TO outreach_worker USING (true);
CREATE POLICY lock_every_event ON outbox FOR UPDATE TO outreach_worker USING (true) WITH CHECK (false);
CREATE POLICY delete_every_event ON outbox FOR DELETE TO outreach_worker USING (true);
GRANT SELECT, DELETE, UPDATE (seq) ON outbox TO outreach_worker;

-- The look-up of a token, before it is known whose it is.
CREATE POLICY every_extension ON linkedin_outreach_extension FOR SELECT TO outreach_worker USING (true);
CREATE POLICY seen_extensions ON linkedin_outreach_extension FOR UPDATE TO outreach_worker
    USING (revoked_at IS NULL) WITH CHECK (revoked_at IS NULL);
CREATE POLICY every_token ON linkedin_outreach_extension_token FOR SELECT TO outreach_worker USING (true);
GRANT SELECT, UPDATE (last_seen_at, last_action) ON linkedin_outreach_extension TO outreach_worker;
GRANT SELECT ON linkedin_outreach_extension_token TO outreach_worker;

-- The claim now says whose job it hands out, and knows its caller.
DROP FUNCTION linkedin_outreach_claim(uuid, text, text[], int[], interval, interval, int);

-- Claims the next job of one customer: the whole of claimNextJob in one round trip.
--
-- verdict: job       the row was claimed (or handed out again for the same p_key); the other columns tell it
--          exhausted draft_id was claimed p_max_claims times without an answer and has to be given up first
--          empty, capped (for retry_seconds at least), paused
--
-- The same p_key gets the same job again for the same p_caller alone.
--
-- It looks without any lock first, for most polls find nothing, or nothing under its cap. Then it serialises the claims
-- of this one customer, and only after that reads the clock and counts: SKIP LOCKED protects rows, not caps.
CREATE FUNCTION linkedin_outreach_claim(
    p_customer_id uuid, p_caller uuid, p_key text, p_actions text[], p_caps int[], p_window interval,
    p_lock interval, p_max_claims int)
RETURNS TABLE (
    verdict text, retry_seconds int, draft_id uuid, job_action text, job_prospect_url text,
    job_prospect_name text, job_body text, job_body_hash bytea, job_locked_until timestamptz, lock_seconds int,
    claim_token uuid, claim int)
LANGUAGE plpgsql VOLATILE
-- On skewed customers the automatic choice keeps planning anew, at half the speed.
SET plan_cache_mode = force_generic_plan
-- A plan that was made while the table was empty would read all of it once it is full.
SET enable_seqscan = off
AS $$
DECLARE
    v_now       timestamptz := clock_timestamp();
    v_paused    boolean;
    v_passed    uuid[] := '{}';
    v_candidate record;
    v_used      int;
    v_free_at   timestamptz;
    v_retry_at  timestamptz;
    v_locked    boolean := false;
BEGIN
    -- Row-level security shows this transaction the one customer from here on. A claim is a transaction of its own, and
    -- a round trip only to say this would double what it costs.
    PERFORM set_config('outreach.customer_id', p_customer_id::text, true);

    LOOP
        -- The answer to an earlier request with this key may have got lost: the same job again, also while paused.
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

        -- The oldest claimable row of each action, oldest first.
        verdict := 'empty';
        FOR v_candidate IN
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
             ORDER BY oldest.due_at, oldest.id
        LOOP
            IF v_candidate.claims >= p_max_claims THEN
                verdict := 'exhausted';
                draft_id := v_candidate.id;
                RETURN NEXT;
                RETURN;
            END IF;

            SELECT count(*) INTO v_used
              FROM linkedin_outreach_use u
             WHERE u.customer_id = p_customer_id AND u.action = v_candidate.action
               AND u.used_at > v_now - p_window AND u.id <> v_candidate.id;
            IF v_used >= v_candidate.cap THEN
                SELECT u.used_at + p_window INTO v_free_at
                  FROM linkedin_outreach_use u
                 WHERE u.customer_id = p_customer_id AND u.action = v_candidate.action
                   AND u.used_at > v_now - p_window AND u.id <> v_candidate.id
                 ORDER BY u.used_at
                OFFSET v_used - v_candidate.cap
                 LIMIT 1;
                verdict := 'capped';
                v_retry_at := LEAST(v_retry_at, v_free_at);
                retry_seconds := ceil(extract(epoch FROM v_retry_at - v_now))::int;
                CONTINUE;
            END IF;

            IF NOT v_locked THEN
                verdict := 'lock'; -- there is something with room: lock the customer and look again
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
                     WHERE free.customer_id = p_customer_id AND free.id = v_candidate.id
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

            -- Somebody decides about this row at this very moment: pass it over and look again.
            v_passed := v_passed || v_candidate.id;
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
       linkedin_outreach_current_customer(),
       linkedin_outreach_counts_as_expired(text, timestamptz, timestamptz, timestamptz),
       linkedin_outreach_takes_draft(linkedin_outreach_queue, timestamptz, timestamptz),
       linkedin_outreach_claim(uuid, uuid, text, text[], int[], interval, interval, int)
  FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
      linkedin_outreach_current_customer(),
      linkedin_outreach_claim(uuid, uuid, text, text[], int[], interval, interval, int)
   TO outreach_service;
GRANT EXECUTE ON FUNCTION
      linkedin_outreach_counts_as_expired(text, timestamptz, timestamptz, timestamptz),
      linkedin_outreach_takes_draft(linkedin_outreach_queue, timestamptz, timestamptz)
   TO outreach_service, outreach_worker;
