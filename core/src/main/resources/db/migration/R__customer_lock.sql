-- Locks customers until the transaction ends, and makes the rows that are missing. Everything that changes what may be
-- claimed next takes this lock before it locks a draft, so that one change is judged after the other: claims, results,
-- releases, decisions, drafts that come in, and limits. Rows are made first and then locked, both in the order of their
-- ids, so that two batches cannot deadlock.
--
-- Returns whether one of the customers ever had a do-not-contact entry, so that the others cost no further question.
CREATE OR REPLACE FUNCTION linkedin_outreach_lock_customers(p_customer_ids uuid[])
RETURNS boolean LANGUAGE plpgsql VOLATILE
-- A plan made while the table was small would compare each of its rows with each of a batch's customers.
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
AS $$
BEGIN
    INSERT INTO linkedin_outreach_customer (customer_id)
    SELECT DISTINCT unknown.id
      FROM unnest(p_customer_ids) AS unknown (id)
     WHERE NOT EXISTS (SELECT 1 FROM linkedin_outreach_customer c WHERE c.customer_id = unknown.id)
     ORDER BY unknown.id
        ON CONFLICT DO NOTHING;

    RETURN (
        SELECT COALESCE(bool_or(locked.has_do_not_contact), false)
          FROM (SELECT c.has_do_not_contact
                  FROM linkedin_outreach_customer c
                 WHERE c.customer_id = ANY (p_customer_ids)
                 ORDER BY c.customer_id
                   FOR NO KEY UPDATE) AS locked);
END
$$;

REVOKE EXECUTE ON FUNCTION linkedin_outreach_lock_customers(uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION linkedin_outreach_lock_customers(uuid[]) TO outreach_service, outreach_worker;
