SELECT customer_id, id, COALESCE(claim_tokens[1], id) AS claim_token
  FROM linkedin_outreach_queue
 ORDER BY id
