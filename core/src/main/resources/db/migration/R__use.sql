-- Everything that counts against a cap, with the time from which its 24 hours run: sent drafts, and claims without an
-- answer. The claim and the usage that people see both count here.
CREATE OR REPLACE VIEW linkedin_outreach_use WITH (security_invoker = true) AS
    SELECT customer_id, action, id, sent_at AS used_at, false AS in_flight
      FROM linkedin_outreach_queue
     WHERE status = 'sent'
    UNION ALL
    SELECT customer_id, action, id, locked_until, true
      FROM linkedin_outreach_queue
     WHERE locked_until IS NOT NULL AND status <> 'sent';

GRANT SELECT ON linkedin_outreach_use TO outreach_service;
