-- The state of a row at a given time. Pages, API, decisions and the upsert ask these functions, so that all agree.

-- Past its expiry without a live lock, a pending or approved row counts as expired, whether the sweep has run or not.
CREATE OR REPLACE FUNCTION linkedin_outreach_counts_as_expired(
    status text, expires_at timestamptz, locked_until timestamptz, at timestamptz)
RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN status = 'expired'
    OR (status IN ('pending_review', 'approved') AND expires_at <= at AND (locked_until IS NULL OR locked_until <= at));

-- now        the time at which the other columns hold
-- lock_live  an approved row that an extension is working on
-- expired    see above
CREATE OR REPLACE FUNCTION linkedin_outreach_state(
    status text, expires_at timestamptz, locked_until timestamptz, at timestamptz)
RETURNS TABLE (now timestamptz, lock_live boolean, expired boolean) LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT at, COALESCE(locked_until > at, false),
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
       linkedin_outreach_counts_as_expired(text, timestamptz, timestamptz, timestamptz),
       linkedin_outreach_state(text, timestamptz, timestamptz, timestamptz),
       linkedin_outreach_is_erased(text),
       linkedin_outreach_takes_draft(linkedin_outreach_queue, timestamptz, int, bigint, timestamptz),
       linkedin_outreach_takes_draft_by_hand(linkedin_outreach_queue, int, timestamptz)
  FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
      linkedin_outreach_counts_as_expired(text, timestamptz, timestamptz, timestamptz),
      linkedin_outreach_state(text, timestamptz, timestamptz, timestamptz),
      linkedin_outreach_is_erased(text),
      linkedin_outreach_takes_draft(linkedin_outreach_queue, timestamptz, int, bigint, timestamptz),
      linkedin_outreach_takes_draft_by_hand(linkedin_outreach_queue, int, timestamptz)
   TO outreach_service, outreach_worker;
