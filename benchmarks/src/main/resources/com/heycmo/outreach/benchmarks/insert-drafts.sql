INSERT INTO linkedin_outreach_queue (
       customer_id, id, action, prospect_url, prospect_name, prospect_company, body, intent_source,
       intent_reason, created_at, status, approved_at, approved_by_user_id, locked_until, claims,
       claim_tokens, claim_body_hashes, sent_at)
SELECT c.customer_id, gen_random_uuid(), <action>, 'https://www.linkedin.com/in/person-' || n,
       'Person ' || n, 'Acme', repeat('A sentence about what they said. ', 8), 'funding_news',
       'Series B on Monday', now() - n * interval '1 second', <state>
  FROM generate_series(CAST(:first AS int), CAST(:last AS int)) AS n
 CROSS JOIN linkedin_outreach_customer AS c
 WHERE CAST(:customer AS uuid) IS NULL OR c.customer_id = CAST(:customer AS uuid)
