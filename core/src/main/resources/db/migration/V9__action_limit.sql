-- The limits of one action of one customer, and a hold on it. Without caps here the defaults hold, which the services
-- pass.
CREATE TABLE linkedin_outreach_action_limit (
    customer_id uuid NOT NULL,
    action      text NOT NULL
        CONSTRAINT limited_action_known CHECK (action IN ('connection_request', 'message', 'comment')),
    -- Null: the customer has set no limits.
    per_day     int  CONSTRAINT per_day_range CHECK (per_day >= 0),
    -- Within 7 times 24 hours; null: any number.
    per_week    int  CONSTRAINT per_week_range CHECK (per_week >= 0),
    -- Nothing is claimed before this time, for the failure code of this name.
    held_until  timestamptz,
    held_reason text,
    PRIMARY KEY (customer_id, action),
    CONSTRAINT weekly_cap_beside_a_daily_one CHECK (per_day IS NOT NULL OR per_week IS NULL),
    CONSTRAINT hold_has_its_reason CHECK ((held_until IS NULL) = (held_reason IS NULL))
);

ALTER TABLE linkedin_outreach_action_limit ENABLE ROW LEVEL SECURITY;

CREATE POLICY its_customer ON linkedin_outreach_action_limit TO outreach_service
    USING (customer_id = linkedin_outreach_current_customer())
    WITH CHECK (customer_id = linkedin_outreach_current_customer());
GRANT SELECT, INSERT, UPDATE ON linkedin_outreach_action_limit TO outreach_service;
