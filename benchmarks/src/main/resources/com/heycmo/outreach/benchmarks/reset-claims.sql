UPDATE linkedin_outreach_queue
   SET locked_until = NULL, claims = 0, claim_tokens = '{}', claim_body_hashes = '{}'
 WHERE customer_id = :customer AND locked_until IS NOT NULL
