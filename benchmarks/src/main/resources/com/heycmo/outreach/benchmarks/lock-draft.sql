SELECT status, failure_kind, claims, claim_tokens, sent_at, result_url, error_message, clock_timestamp()
  FROM linkedin_outreach_queue
 WHERE customer_id = ? AND id = ?
   FOR UPDATE
