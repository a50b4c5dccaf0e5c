CREATE TABLE plain_queue (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    customer_id uuid NOT NULL,
    action text NOT NULL,
    status text NOT NULL DEFAULT 'pending_review',
    prospect_url text NOT NULL,
    prospect_name text,
    prospect_company text,
    body text NOT NULL,
    day_offset int NOT NULL DEFAULT 0,
    intent_source text,
    intent_reason text,
    approved_at timestamptz,
    approved_by_user_id uuid,
    sent_at timestamptz,
    result_url text,
    error_message text,
    locked_until timestamptz,
    expires_at timestamptz NOT NULL DEFAULT now() + interval '7 days',
    UNIQUE (customer_id, prospect_url, action, day_offset));

INSERT INTO plain_queue (
       id, customer_id, action, status, prospect_url, prospect_name, prospect_company, body, day_offset, intent_source,
       intent_reason, approved_at, approved_by_user_id, sent_at)
SELECT id, customer_id, action, status, prospect_url, prospect_name, prospect_company, body, day_offset, intent_source,
       intent_reason, approved_at, approved_by_user_id, sent_at
  FROM linkedin_outreach_queue;

CREATE INDEX ON plain_queue (customer_id, status);
