WITH sent AS (
    UPDATE linkedin_outreach_queue
       SET status = 'sent', sent_at = LEAST(clock_timestamp(), locked_until), locked_until = NULL,
           result_url = ?, outcomes = outcomes + 1, updated_at = clock_timestamp()
     WHERE customer_id = ? AND id = ? AND status = 'approved'
    RETURNING *),
audited AS (
    INSERT INTO linkedin_outreach_audit (customer_id, what, draft_id, version, actor, actor_id)
    SELECT customer_id, status, id, version, 'extension', customer_id FROM sent)
SELECT * FROM sent
