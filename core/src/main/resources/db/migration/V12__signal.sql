-- What extensions and people have seen of a person. Never a text.
CREATE TABLE linkedin_outreach_signal (
    customer_id uuid        NOT NULL,
    prospect_id uuid        NOT NULL,
    type        text        NOT NULL
        CONSTRAINT signal_type_known CHECK (type IN ('accepted', 'replied', 'declined', 'withdrawn')),
    occurred_at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor       text        NOT NULL
        CONSTRAINT signal_actor_known CHECK (actor IN ('person', 'extension', 'pipeline')),
    -- The person's user id or the extension's id.
    actor_id    uuid,
    PRIMARY KEY (customer_id, prospect_id, type, occurred_at),
    FOREIGN KEY (customer_id, prospect_id) REFERENCES linkedin_outreach_prospect ON DELETE CASCADE,
    CONSTRAINT signal_actor_is_named CHECK ((actor IN ('person', 'extension')) = (actor_id IS NOT NULL))
);

ALTER TABLE linkedin_outreach_signal ENABLE ROW LEVEL SECURITY;

CREATE POLICY its_customer ON linkedin_outreach_signal TO outreach_service
    USING (customer_id = linkedin_outreach_current_customer())
    WITH CHECK (customer_id = linkedin_outreach_current_customer());
GRANT SELECT, INSERT, DELETE ON linkedin_outreach_signal TO outreach_service;
