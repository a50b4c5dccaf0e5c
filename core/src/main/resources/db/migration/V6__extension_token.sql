-- The SHA-256 of each extension token; the token itself is not stored. While a token is being rotated, an extension has
-- two.
CREATE TABLE linkedin_outreach_extension_token (
    customer_id  uuid        NOT NULL,
    extension_id uuid        NOT NULL,
    token_hash   bytea       NOT NULL CONSTRAINT token_hash_is_sha256 CHECK (octet_length(token_hash) = 32),
    created_at   timestamptz NOT NULL DEFAULT now(),
    expires_at   timestamptz,
    CONSTRAINT linkedin_outreach_extension_token_pkey PRIMARY KEY (customer_id, extension_id, token_hash),
    CONSTRAINT token_of_an_extension FOREIGN KEY (customer_id, extension_id)
        REFERENCES linkedin_outreach_extension (customer_id, id) ON DELETE CASCADE
);

-- A token is found by the first bytes of its hash. The service compares the rest in constant time, so that the duration
-- of a lookup reveals nothing.
CREATE INDEX linkedin_outreach_extension_token_selector
    ON linkedin_outreach_extension_token (substring(token_hash FROM 1 FOR 8));

ALTER TABLE linkedin_outreach_extension_token ENABLE ROW LEVEL SECURITY;

CREATE POLICY its_customer ON linkedin_outreach_extension_token TO outreach_service
    USING (customer_id = linkedin_outreach_current_customer())
    WITH CHECK (customer_id = linkedin_outreach_current_customer());
-- Requests cannot read the hash.
GRANT INSERT, SELECT (customer_id, extension_id, created_at, expires_at), UPDATE (expires_at)
   ON linkedin_outreach_extension_token TO outreach_service;

-- The lookup of a token, before its customer is known.
CREATE POLICY every_token ON linkedin_outreach_extension_token FOR SELECT TO outreach_worker USING (true);
GRANT SELECT ON linkedin_outreach_extension_token TO outreach_worker;
