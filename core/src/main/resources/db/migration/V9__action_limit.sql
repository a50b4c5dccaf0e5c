-- The limits of one action of one customer; without a row the defaults hold, which the services pass.
CREATE TABLE linkedin_outreach_action_limit (
    customer_id uuid NOT NULL,
    action      text NOT NULL
        CONSTRAINT limited_action_known CHECK (action IN ('connection_request', 'message', 'comment')),
    per_day     int  NOT NULL CONSTRAINT per_day_range CHECK (per_day >= 0),
    -- Within 7 times 24 hours; null: any number.
    per_week    int  CONSTRAINT per_week_range CHECK (per_week >= 0),
    PRIMARY KEY (customer_id, action)
);

ALTER TABLE linkedin_outreach_action_limit ENABLE ROW LEVEL SECURITY;

CREATE POLICY its_customer ON linkedin_outreach_action_limit TO outreach_service
    USING (customer_id = linkedin_outreach_current_customer())
    WITH CHECK (customer_id = linkedin_outreach_current_customer());
GRANT SELECT, INSERT, UPDATE ON linkedin_outreach_action_limit TO outreach_service;
