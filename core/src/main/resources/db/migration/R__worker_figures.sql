-- Sums over all customers, for metrics. They run as the owner, so that background work learns the numbers without a right to
-- read pauses and use.

-- Paused customers, by reason: a person, or the rule that paused.
CREATE OR REPLACE FUNCTION linkedin_outreach_paused_customers()
RETURNS TABLE (reason text, customers bigint) LANGUAGE sql STABLE SECURITY DEFINER
BEGIN ATOMIC
    SELECT r.reason, count(c.paused_at)
      FROM unnest(ARRAY['person', 'failures', 'restored', 'logged_out', 'checkpoint', 'restricted',
                        'update_required']) AS r (reason)
      LEFT JOIN linkedin_outreach_customer c
             ON c.paused_at IS NOT NULL AND COALESCE(c.paused_by_rule, 'person') = r.reason
     GROUP BY r.reason;
END;

-- By action, the highest use of one customer within 24 hours, and how many customers have used up the policy's cap. It counts
-- for each customer, because the indexes of sent and locked drafts begin with the customer.
CREATE OR REPLACE FUNCTION linkedin_outreach_cap_use(p_actions text[], p_caps int[])
RETURNS TABLE (action text, used bigint, customers_at_cap bigint) LANGUAGE sql STABLE SECURITY DEFINER
BEGIN ATOMIC
    SELECT a.action, COALESCE(max(of_customer.used), 0), count(*) FILTER (WHERE of_customer.used >= a.cap)
      FROM unnest(p_actions, p_caps) AS a (action, cap)
      LEFT JOIN linkedin_outreach_customer c ON true
      LEFT JOIN LATERAL (
            SELECT count(*) AS used
              FROM linkedin_outreach_use u
             WHERE u.customer_id = c.customer_id AND u.action = a.action
               AND u.used_at > now() - interval '24 hours') AS of_customer ON true
     GROUP BY a.action;
END;

REVOKE EXECUTE ON FUNCTION linkedin_outreach_paused_customers(), linkedin_outreach_cap_use(text[], int[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION linkedin_outreach_paused_customers(), linkedin_outreach_cap_use(text[], int[]) TO outreach_worker;
