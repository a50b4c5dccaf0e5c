-- The state of a row at a given time. Pages, API, decisions, claims, the sweep and the upsert ask these functions, so that all
-- agree. PostgreSQL replaces each call by its text before it plans a statement, so the indexes serve as if it stood there:
-- arguments must be columns, parameters or now(), because one that is volatile or costly and used twice prevents that.

-- A draft that nobody has finished: it waits for review or for its claim.
CREATE OR REPLACE FUNCTION linkedin_outreach_is_open_draft(status text)
RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN status IN ('pending_review', 'approved');

-- Never null, so that its negation holds for a draft without a lock.
CREATE OR REPLACE FUNCTION linkedin_outreach_is_lock_live(locked_until timestamptz, at timestamptz)
RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN locked_until IS NOT NULL AND locked_until > at;

-- By when the action of the claim with this lock was done, if it was: an extension acts only while its lock is live.
CREATE OR REPLACE FUNCTION linkedin_outreach_acted_by(locked_until timestamptz, at timestamptz)
RETURNS timestamptz LANGUAGE sql IMMUTABLE PARALLEL SAFE
-- LEAST ignores null.
RETURN LEAST(locked_until, at);

-- An open draft that the sweep has to expire: past its expiry without a live lock.
CREATE OR REPLACE FUNCTION linkedin_outreach_is_overdue(
    status text, expires_at timestamptz, locked_until timestamptz, at timestamptz)
RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN linkedin_outreach_is_open_draft(status) AND expires_at <= at
   AND NOT linkedin_outreach_is_lock_live(locked_until, at);

-- An overdue row counts as expired, whether the sweep has run or not.
CREATE OR REPLACE FUNCTION linkedin_outreach_counts_as_expired(
    status text, expires_at timestamptz, locked_until timestamptz, at timestamptz)
RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN status = 'expired' OR linkedin_outreach_is_overdue(status, expires_at, locked_until, at);

-- An open draft that may still be sent.
CREATE OR REPLACE FUNCTION linkedin_outreach_is_alive(
    status text, expires_at timestamptz, locked_until timestamptz, at timestamptz)
RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN linkedin_outreach_is_open_draft(status)
   AND NOT linkedin_outreach_counts_as_expired(status, expires_at, locked_until, at);

-- A draft that the next claim may hand out, unless its action is at its cap or a rule says otherwise. The first terms are the
-- predicate and the columns of linkedin_outreach_queue_due.
CREATE OR REPLACE FUNCTION linkedin_outreach_is_claimable(
    status text, held_until timestamptz, due_at timestamptz, expires_at timestamptz, locked_until timestamptz,
    at timestamptz)
RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN status = 'approved' AND held_until IS NULL AND due_at <= at AND expires_at > at
   AND NOT linkedin_outreach_is_lock_live(locked_until, at);

-- A hold whose time has come, so that it has to be judged anew.
CREATE OR REPLACE FUNCTION linkedin_outreach_has_lapsed_hold(status text, held_until timestamptz, at timestamptz)
RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN status = 'approved' AND held_until <= at;

-- An approved draft that a rule skips once its lock ends or the job is released.
CREATE OR REPLACE FUNCTION linkedin_outreach_is_ruled_out(status text, skip_reason text)
RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN status = 'approved' AND skip_reason IS NOT NULL;

-- The time, if it is still ahead; else null.
CREATE OR REPLACE FUNCTION linkedin_outreach_if_ahead("time" timestamptz, at timestamptz)
RETURNS timestamptz LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN "time" > at THEN "time" END;

-- now        the time at which the other columns hold
-- lock_live  an approved row that an extension is working on
-- expired    see above
CREATE OR REPLACE FUNCTION linkedin_outreach_state(
    status text, expires_at timestamptz, locked_until timestamptz, at timestamptz)
RETURNS TABLE (now timestamptz, lock_live boolean, expired boolean) LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT at, linkedin_outreach_is_lock_live(locked_until, at),
           linkedin_outreach_counts_as_expired(status, expires_at, locked_until, at);
END;

-- Whether the row's person was erased. Such a row names nobody, and nothing may bring it back.
CREATE OR REPLACE FUNCTION linkedin_outreach_is_erased(prospect_url text)
RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN starts_with(prospect_url, 'erased:');

-- Whether this row takes an agent's draft: newer text for an undecided and unedited draft, or fresh research for one that
-- expired unclaimed and was not erased. Newer is a later time, or the same time further on in the same partition. Offsets of different
-- partitions say nothing about their order.
CREATE OR REPLACE FUNCTION linkedin_outreach_takes_draft(
    q linkedin_outreach_queue, new_drafted_at timestamptz, new_partition int, new_offset bigint, at timestamptz)
RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
    WHEN linkedin_outreach_counts_as_expired(q.status, q.expires_at, q.locked_until, at)
    THEN q.claim_tokens = '{}' AND q.claims = 0 AND new_drafted_at > q.expires_at
         AND NOT linkedin_outreach_is_erased(q.prospect_url)
    ELSE q.status = 'pending_review' AND q.edited_at IS NULL
         AND (new_drafted_at > q.drafted_at
              OR (new_drafted_at = q.drafted_at AND new_partition = q.topic_partition AND new_offset > q.topic_offset))
END;

-- Whether this row takes a person's draft: only a pending one, and only if the person saw this version of it.
CREATE OR REPLACE FUNCTION linkedin_outreach_takes_draft_by_hand(
    q linkedin_outreach_queue, seen_version int, at timestamptz)
RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN COALESCE(q.status = 'pending_review' AND q.version = seen_version
                AND NOT linkedin_outreach_counts_as_expired(q.status, q.expires_at, q.locked_until, at), false);

REVOKE EXECUTE ON FUNCTION
       linkedin_outreach_is_open_draft(text),
       linkedin_outreach_is_lock_live(timestamptz, timestamptz),
       linkedin_outreach_acted_by(timestamptz, timestamptz),
       linkedin_outreach_is_overdue(text, timestamptz, timestamptz, timestamptz),
       linkedin_outreach_counts_as_expired(text, timestamptz, timestamptz, timestamptz),
       linkedin_outreach_is_alive(text, timestamptz, timestamptz, timestamptz),
       linkedin_outreach_is_claimable(text, timestamptz, timestamptz, timestamptz, timestamptz, timestamptz),
       linkedin_outreach_has_lapsed_hold(text, timestamptz, timestamptz),
       linkedin_outreach_is_ruled_out(text, text),
       linkedin_outreach_if_ahead(timestamptz, timestamptz),
       linkedin_outreach_state(text, timestamptz, timestamptz, timestamptz),
       linkedin_outreach_is_erased(text),
       linkedin_outreach_takes_draft(linkedin_outreach_queue, timestamptz, int, bigint, timestamptz),
       linkedin_outreach_takes_draft_by_hand(linkedin_outreach_queue, int, timestamptz)
  FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
      linkedin_outreach_is_open_draft(text),
      linkedin_outreach_is_lock_live(timestamptz, timestamptz),
      linkedin_outreach_acted_by(timestamptz, timestamptz),
      linkedin_outreach_is_overdue(text, timestamptz, timestamptz, timestamptz),
      linkedin_outreach_counts_as_expired(text, timestamptz, timestamptz, timestamptz),
      linkedin_outreach_is_alive(text, timestamptz, timestamptz, timestamptz),
      linkedin_outreach_is_claimable(text, timestamptz, timestamptz, timestamptz, timestamptz, timestamptz),
      linkedin_outreach_has_lapsed_hold(text, timestamptz, timestamptz),
      linkedin_outreach_is_ruled_out(text, text),
      linkedin_outreach_if_ahead(timestamptz, timestamptz),
      linkedin_outreach_state(text, timestamptz, timestamptz, timestamptz),
      linkedin_outreach_is_erased(text),
      linkedin_outreach_takes_draft(linkedin_outreach_queue, timestamptz, int, bigint, timestamptz),
      linkedin_outreach_takes_draft_by_hand(linkedin_outreach_queue, int, timestamptz)
   TO outreach_service, outreach_worker;
