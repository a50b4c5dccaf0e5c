-- Whether a list with these filters shows a row; each of the last three may be null. Used by every list, whatever its
-- order.
CREATE OR REPLACE FUNCTION linkedin_outreach_matches(
    q linkedin_outreach_queue, actions text[], patterns text[], sources text[], expires_by timestamptz)
RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
RETURN q.action = ANY (actions)
   AND (patterns IS NULL
        OR linkedin_outreach_contains(q.prospect_name, patterns)
        OR linkedin_outreach_contains(q.prospect_company, patterns)
        OR q.prospect_url ILIKE ANY (patterns)
        OR linkedin_outreach_contains(q.body, patterns))
   AND (sources IS NULL OR q.intent_source = ANY (sources))
   AND (expires_by IS NULL OR q.expires_at <= expires_by);

REVOKE EXECUTE ON FUNCTION
       linkedin_outreach_matches(linkedin_outreach_queue, text[], text[], text[], timestamptz)
  FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
      linkedin_outreach_matches(linkedin_outreach_queue, text[], text[], text[], timestamptz)
   TO outreach_service;
