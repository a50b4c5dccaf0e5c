-- The sessions of the people who are signed in to the pages, in the tables of Spring Session, which stores times as
-- milliseconds. A session belongs to a person, not to a customer, and is read before the customer is known: row-level
-- security cannot keep customers apart here. Only outreach_worker may use the tables, so that no statement of a request
-- can read a session id, which is a credential.
CREATE TABLE linkedin_outreach_session (
    primary_id            text   NOT NULL CONSTRAINT linkedin_outreach_session_pkey PRIMARY KEY,
    session_id            text   NOT NULL CONSTRAINT linkedin_outreach_session_id UNIQUE,
    creation_time         bigint NOT NULL,
    last_access_time      bigint NOT NULL,
    max_inactive_interval integer NOT NULL,
    expiry_time           bigint NOT NULL,
    -- The subject of the ID token. OpenID Connect allows 255 characters.
    principal_name        text
);

CREATE INDEX linkedin_outreach_session_expiry ON linkedin_outreach_session (expiry_time);
CREATE INDEX linkedin_outreach_session_principal ON linkedin_outreach_session (principal_name);

-- Serialized objects. Nothing of a customer that must be erased or kept stands here longer than its session.
CREATE TABLE linkedin_outreach_session_attributes (
    session_primary_id text  NOT NULL CONSTRAINT attribute_of_a_session
        REFERENCES linkedin_outreach_session (primary_id) ON DELETE CASCADE,
    attribute_name     text  NOT NULL,
    attribute_bytes    bytea NOT NULL,
    CONSTRAINT linkedin_outreach_session_attributes_pkey PRIMARY KEY (session_primary_id, attribute_name)
);

ALTER TABLE linkedin_outreach_session ENABLE ROW LEVEL SECURITY;
ALTER TABLE linkedin_outreach_session_attributes ENABLE ROW LEVEL SECURITY;

CREATE POLICY every_session ON linkedin_outreach_session TO outreach_worker USING (true) WITH CHECK (true);
CREATE POLICY every_attribute ON linkedin_outreach_session_attributes TO outreach_worker USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE
   ON linkedin_outreach_session, linkedin_outreach_session_attributes TO outreach_worker;
