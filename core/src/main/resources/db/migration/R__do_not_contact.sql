-- Who is not to be contacted. Ingest, drafts by hand, decisions and claims all ask here.

-- A company as it is compared: NFKC, without regard to case, trimmed, runs of white space as one blank. Case as the
-- database's locale knows it, like a search; two passes fold letters that have several small forms.
CREATE OR REPLACE FUNCTION linkedin_outreach_company_key(company text)
RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN btrim(regexp_replace(
    normalize(replace(lower(upper(lower(normalize(company, NFKC)))), 'ß', 'ss'), NFKC),
    '[\s\u0085\u1680\u2028\u2029]+', ' ', 'g'));

-- Whether an entry that ends at this time, or never, is in force.
CREATE OR REPLACE FUNCTION linkedin_outreach_is_in_force(until timestamptz, at timestamptz)
RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN until IS NULL OR until > at;

-- The entries in force that forbid a draft for this person and company: true where the entry names one of them, false where
-- it only has a keyed hash of the person. The hash may be null, and then finds nothing.
CREATE OR REPLACE FUNCTION linkedin_outreach_entries_against(
    p_customer_id uuid, p_prospect_url text, p_company text, p_prospect_hash bytea, p_at timestamptz)
RETURNS TABLE (is_named boolean) LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT true
      FROM linkedin_outreach_do_not_contact e
     WHERE e.customer_id = p_customer_id AND e.prospect_url = p_prospect_url
       AND linkedin_outreach_is_in_force(e.until, p_at)
     UNION ALL
    SELECT true
      FROM linkedin_outreach_do_not_contact e
     WHERE e.customer_id = p_customer_id AND e.company_key = linkedin_outreach_company_key(p_company)
       AND linkedin_outreach_is_in_force(e.until, p_at)
     UNION ALL
    SELECT false
      FROM linkedin_outreach_do_not_contact e
     WHERE e.customer_id = p_customer_id AND e.prospect_hash = p_prospect_hash
       AND linkedin_outreach_is_in_force(e.until, p_at);
END;

REVOKE EXECUTE ON FUNCTION
       linkedin_outreach_company_key(text),
       linkedin_outreach_is_in_force(timestamptz, timestamptz),
       linkedin_outreach_entries_against(uuid, text, text, bytea, timestamptz)
  FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
      linkedin_outreach_company_key(text),
      linkedin_outreach_is_in_force(timestamptz, timestamptz),
      linkedin_outreach_entries_against(uuid, text, text, bytea, timestamptz)
   TO outreach_service, outreach_worker;
