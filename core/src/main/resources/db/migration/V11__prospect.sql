-- What is known of a person beyond the drafts. A row only where there is a state or a signal. prospect_id is computed from
-- customer and URL (ProspectId in the module core).
CREATE TABLE linkedin_outreach_prospect (
    customer_id  uuid NOT NULL,
    prospect_id  uuid NOT NULL,
    prospect_url text NOT NULL,
    -- The latest acceptance of an invitation, withdrawal and reply by when they happened; null: not known.
    accepted_at  timestamptz,
    withdrawn_at timestamptz,
    replied_at   timestamptz,
    connected    boolean NOT NULL GENERATED ALWAYS AS (
        COALESCE(accepted_at >= COALESCE(withdrawn_at, '-infinity'), false)) STORED,
    PRIMARY KEY (customer_id, prospect_id),
    CONSTRAINT one_prospect_per_url UNIQUE (customer_id, prospect_url)
);

ALTER TABLE linkedin_outreach_prospect ENABLE ROW LEVEL SECURITY;

CREATE POLICY its_customer ON linkedin_outreach_prospect TO outreach_service
    USING (customer_id = linkedin_outreach_current_customer())
    WITH CHECK (customer_id = linkedin_outreach_current_customer());
GRANT SELECT, INSERT, UPDATE, DELETE ON linkedin_outreach_prospect TO outreach_service;

-- Ingest asks whether a new message still waits.
CREATE POLICY every_prospect ON linkedin_outreach_prospect FOR SELECT TO outreach_worker USING (true);
GRANT SELECT ON linkedin_outreach_prospect TO outreach_worker;
