-- People and companies that are not to be contacted. An entry names a person, a company, or, of an erased person, only a
-- keyed hash.
CREATE TABLE linkedin_outreach_do_not_contact (
    customer_id        uuid        NOT NULL,
    id                 uuid        NOT NULL DEFAULT gen_random_uuid(),
    prospect_url       text,
    company            text        CONSTRAINT company_length CHECK (length(company) BETWEEN 1 AND 200),
    -- The company as it is compared; see linkedin_outreach_company_key.
    company_key        text,
    -- HMAC-SHA-256 of customer and canonical URL, by a key that is not in the database.
    prospect_hash      bytea,
    reason             text        CONSTRAINT reason_length CHECK (length(reason) <= 200),
    -- Null: no end.
    until              timestamptz,
    created_at         timestamptz NOT NULL DEFAULT clock_timestamp(),
    created_by_user_id uuid        NOT NULL,
    PRIMARY KEY (customer_id, id),
    CONSTRAINT one_entry_per_person UNIQUE (customer_id, prospect_url),
    CONSTRAINT one_entry_per_company UNIQUE (customer_id, company_key),
    CONSTRAINT one_entry_per_hash UNIQUE (customer_id, prospect_hash),
    CONSTRAINT entry_names_one CHECK (num_nonnulls(prospect_url, company, prospect_hash) = 1),
    CONSTRAINT company_has_its_key CHECK ((company IS NULL) = (company_key IS NULL))
);

-- A page of the list.
CREATE INDEX linkedin_outreach_do_not_contact_listed ON linkedin_outreach_do_not_contact (customer_id, created_at, id);

ALTER TABLE linkedin_outreach_do_not_contact ENABLE ROW LEVEL SECURITY;

CREATE POLICY its_customer ON linkedin_outreach_do_not_contact TO outreach_service
    USING (customer_id = linkedin_outreach_current_customer())
    WITH CHECK (customer_id = linkedin_outreach_current_customer());
GRANT SELECT, INSERT, UPDATE, DELETE ON linkedin_outreach_do_not_contact TO outreach_service;

-- Ingest rejects drafts for these.
CREATE POLICY every_entry ON linkedin_outreach_do_not_contact FOR SELECT TO outreach_worker USING (true);
GRANT SELECT ON linkedin_outreach_do_not_contact TO outreach_worker;
