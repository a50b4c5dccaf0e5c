WITH created AS (
    SELECT * FROM unnest(CAST(:ids AS uuid[]), CAST(:hashes AS bytea[])) AS created (id, token_hash)),
customers AS (
    INSERT INTO linkedin_outreach_customer (customer_id)
    SELECT id FROM created),
extensions AS (
    INSERT INTO linkedin_outreach_extension (customer_id, id, device_name, created_by_user_id)
    SELECT id, id, 'benchmark', id FROM created)
INSERT INTO linkedin_outreach_extension_token (customer_id, extension_id, token_hash)
SELECT id, id, token_hash FROM created
