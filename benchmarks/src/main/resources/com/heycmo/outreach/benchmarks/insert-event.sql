INSERT INTO outbox (id, aggregatetype, aggregateid, type, customer_id, created_at, payload)
VALUES (?, 'linkedin.outreach.outcomes', ?, 'com.heycmo.linkedin.outreach.sent.v1', ?, now(), ?)
