INSERT INTO <table> AS q (
       id, customer_id, action, prospect_url, prospect_name, prospect_company, prospect_role, body,
       intent_source, intent_reason, drafted_at)
SELECT *
  FROM unnest(CAST(? AS uuid[]), CAST(? AS uuid[]), CAST(? AS text[]), CAST(? AS text[]),
              CAST(? AS text[]), CAST(? AS text[]), CAST(? AS text[]), CAST(? AS text[]),
              CAST(? AS text[]), CAST(? AS text[]), CAST(? AS timestamptz[]))
    ON CONFLICT (customer_id, prospect_url, action, day_offset) DO UPDATE
       SET body = EXCLUDED.body, drafted_at = EXCLUDED.drafted_at, version = q.version + 1
     WHERE q.status = 'pending_review' AND q.edited_at IS NULL AND EXCLUDED.drafted_at > q.drafted_at
