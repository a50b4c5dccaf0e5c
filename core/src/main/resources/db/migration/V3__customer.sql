-- One row for each customer: it serialises the customer's claims and holds the pause.
CREATE TABLE linkedin_outreach_customer (
    customer_id       uuid PRIMARY KEY,
    name              text CONSTRAINT customer_name_length CHECK (length(name) BETWEEN 1 AND 200),
    paused_at         timestamptz,
    paused_by_user_id uuid,
    CONSTRAINT pause_names_its_person CHECK ((paused_at IS NULL) = (paused_by_user_id IS NULL))
);

ALTER TABLE linkedin_outreach_customer ENABLE ROW LEVEL SECURITY;

CREATE POLICY its_customer ON linkedin_outreach_customer TO outreach_service
    USING (customer_id = linkedin_outreach_current_customer())
    WITH CHECK (customer_id = linkedin_outreach_current_customer());
GRANT SELECT, INSERT, UPDATE ON linkedin_outreach_customer TO outreach_service;
