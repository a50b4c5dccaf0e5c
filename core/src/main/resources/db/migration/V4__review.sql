-- What the review page needs beside the queue: who did what and when, what people and customers are called, the text as
-- it was drafted, and a way to find what has changed.

-- The agent's text, kept once a person has edited it; a fresh draft clears it together with the marks of the edit.
ALTER TABLE linkedin_outreach_queue
    ADD COLUMN drafted_body text;

-- What has changed since a moment ago, for pages that are open: see docs/decisions.
CREATE INDEX linkedin_outreach_queue_changed ON linkedin_outreach_queue (customer_id, updated_at);

-- What a customer is called, for people who act for several.
ALTER TABLE linkedin_outreach_customer
    ADD COLUMN name text CONSTRAINT customer_name_length CHECK (length(name) BETWEEN 1 AND 200);

-- What a person is called, as the last token said with which somebody of that id acted for the customer.
CREATE TABLE linkedin_outreach_person (
    customer_id uuid NOT NULL,
    user_id     uuid NOT NULL,
    name        text NOT NULL CONSTRAINT person_name_length CHECK (length(name) BETWEEN 1 AND 200),
    CONSTRAINT linkedin_outreach_person_pkey PRIMARY KEY (customer_id, user_id)
);

-- Who did what and when, written in the transaction that does it and never changed. It keeps no foreign key: an entry
-- outlives the draft or the device of which it speaks.
CREATE TABLE linkedin_outreach_audit (
    customer_id  uuid        NOT NULL,
    seq          bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
    at           timestamptz NOT NULL DEFAULT clock_timestamp(),
    what         text        NOT NULL CONSTRAINT what_known CHECK (what IN (
        'approved', 'skipped', 'edited', 'revived', 'expired', 'sent', 'failed', 'paused', 'resumed',
        'extension_paired', 'extension_renamed', 'extension_rotated', 'extension_revoked')),
    draft_id     uuid,
    extension_id uuid,
    -- Of the draft, after what happened.
    version      int,
    actor        text        NOT NULL
        CONSTRAINT actor_known CHECK (actor IN ('person', 'extension', 'agent', 'pipeline')),
    -- The person's user id or the extension's id.
    actor_id     uuid,
    -- The reason of a skip, the error of a failure, the name of a device: never a draft's text.
    detail       text        CONSTRAINT detail_length CHECK (length(detail) <= 500),
    CONSTRAINT linkedin_outreach_audit_pkey PRIMARY KEY (customer_id, seq),
    CONSTRAINT who_is_named CHECK ((actor IN ('person', 'extension')) = (actor_id IS NOT NULL))
);

CREATE INDEX linkedin_outreach_audit_of_draft ON linkedin_outreach_audit (customer_id, draft_id, seq)
    WHERE draft_id IS NOT NULL;

ALTER TABLE linkedin_outreach_person ENABLE ROW LEVEL SECURITY;
ALTER TABLE linkedin_outreach_audit ENABLE ROW LEVEL SECURITY;

CREATE POLICY its_customer ON linkedin_outreach_person TO outreach_service
    USING (customer_id = linkedin_outreach_current_customer())
    WITH CHECK (customer_id = linkedin_outreach_current_customer());
CREATE POLICY its_customer ON linkedin_outreach_audit TO outreach_service
    USING (customer_id = linkedin_outreach_current_customer())
    WITH CHECK (customer_id = linkedin_outreach_current_customer());
-- Ingest and the sweep write what they did; they read nobody's history.
CREATE POLICY what_was_done ON linkedin_outreach_audit FOR INSERT TO outreach_worker
    WITH CHECK (actor IN ('agent', 'pipeline'));

GRANT SELECT, INSERT, UPDATE ON linkedin_outreach_person TO outreach_service;
GRANT SELECT, INSERT ON linkedin_outreach_audit TO outreach_service;
GRANT INSERT ON linkedin_outreach_audit TO outreach_worker;
GRANT UPDATE (drafted_body) ON linkedin_outreach_queue TO outreach_worker;

-- Whether a list with these filters shows a row; each of the last three may be null. The one definition, whatever the
-- order of the list.
CREATE FUNCTION linkedin_outreach_matches(
    q linkedin_outreach_queue, actions text[], pattern text, source text, expires_by timestamptz)
RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
RETURN q.action = ANY (actions)
   AND (pattern IS NULL
        OR q.prospect_name ILIKE pattern OR q.prospect_company ILIKE pattern
        OR q.prospect_url ILIKE pattern OR q.body ILIKE pattern)
   AND (source IS NULL OR q.intent_source = source)
   AND (expires_by IS NULL OR q.expires_at <= expires_by);

REVOKE EXECUTE ON FUNCTION
       linkedin_outreach_matches(linkedin_outreach_queue, text[], text, text, timestamptz)
  FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
      linkedin_outreach_matches(linkedin_outreach_queue, text[], text, text, timestamptz)
   TO outreach_service;
