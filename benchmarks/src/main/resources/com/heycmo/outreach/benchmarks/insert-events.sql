INSERT INTO outbox (id, aggregatetype, aggregateid, type, customer_id, created_at, payload)
SELECT gen_random_uuid(), :topic, gen_random_uuid(), 'com.heycmo.linkedin.outreach.sent.v1',
       gen_random_uuid(), now(), repeat('x', :bytes)
  FROM generate_series(1, :events)
