-- The state of a row at a given time. Pages, API, decisions and ingest ask these functions, so that all agree.

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

-- Whether a draft written at new_drafted_at would change this row: newer text for an undecided and unedited draft, or
-- fresh research for one that expired unclaimed. Used by ingest and for drafts made by hand.
CREATE OR REPLACE FUNCTION linkedin_outreach_takes_draft(
    q linkedin_outreach_queue, new_drafted_at timestamptz, at timestamptz)
RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
    WHEN linkedin_outreach_counts_as_expired(q.status, q.expires_at, q.locked_until, at)
    THEN q.claim_tokens = '{}' AND q.claims = 0 AND new_drafted_at > q.expires_at
    ELSE q.status = 'pending_review' AND q.edited_at IS NULL AND new_drafted_at > q.drafted_at
END;

REVOKE EXECUTE ON FUNCTION
       linkedin_outreach_counts_as_expired(text, timestamptz, timestamptz, timestamptz),
       linkedin_outreach_state(text, timestamptz, timestamptz, timestamptz),
       linkedin_outreach_takes_draft(linkedin_outreach_queue, timestamptz, timestamptz)
  FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
      linkedin_outreach_counts_as_expired(text, timestamptz, timestamptz, timestamptz),
      linkedin_outreach_state(text, timestamptz, timestamptz, timestamptz),
      linkedin_outreach_takes_draft(linkedin_outreach_queue, timestamptz, timestamptz)
   TO outreach_service, outreach_worker;
