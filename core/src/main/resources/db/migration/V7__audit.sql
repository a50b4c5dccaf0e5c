-- Who did what and when, written in the transaction of the change. Only erasure and retention change an entry later: they
-- remove its detail. No foreign key: an entry outlives the draft or the device that it names. V7_1__audit_rules.sql says
-- what each entry must fulfil.
CREATE TABLE linkedin_outreach_audit (
    customer_id  uuid        NOT NULL,
    seq          bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
    at           timestamptz NOT NULL DEFAULT clock_timestamp(),
    what         text        NOT NULL,
    draft_id     uuid,
    extension_id uuid,
    -- The person whom the entry is about, where it is not about one draft.
    prospect_id  uuid,
    -- The draft's version after the change.
    version      int,
    actor        text        NOT NULL,
    -- The person's user id or the extension's id.
    actor_id     uuid,
    -- How the person decided.
    via          text,
    -- The reason of a skip, a pause or a hold, the error of a failure, the name of a device, the limits before and after a
    -- change, the type and time of a signal, the company that is not to be contacted: never a draft's text.
    detail       text,
    CONSTRAINT linkedin_outreach_audit_pkey PRIMARY KEY (customer_id, seq)
) ${partition_by};

CREATE INDEX linkedin_outreach_audit_of_draft ON linkedin_outreach_audit (customer_id, draft_id, seq)
    WHERE draft_id IS NOT NULL;
CREATE INDEX linkedin_outreach_audit_of_person ON linkedin_outreach_audit (customer_id, prospect_id, seq)
    WHERE prospect_id IS NOT NULL;

ALTER TABLE linkedin_outreach_audit ENABLE ROW LEVEL SECURITY;

CREATE POLICY its_customer ON linkedin_outreach_audit TO outreach_service
    USING (customer_id = linkedin_outreach_current_customer())
    WITH CHECK (customer_id = linkedin_outreach_current_customer());
GRANT SELECT, INSERT ON linkedin_outreach_audit TO outreach_service;

-- Ingest and the sweep record their changes and read nobody's history.
CREATE POLICY background_changes ON linkedin_outreach_audit FOR INSERT TO outreach_worker
    WITH CHECK (actor IN ('agent', 'pipeline'));
GRANT INSERT ON linkedin_outreach_audit TO outreach_worker;
