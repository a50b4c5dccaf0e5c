-- People's names, as given by the last token with which each acted for the customer.
CREATE TABLE linkedin_outreach_person (
    customer_id uuid NOT NULL,
    user_id     uuid NOT NULL,
    name        text NOT NULL CONSTRAINT person_name_length CHECK (length(name) BETWEEN 1 AND 200),
    CONSTRAINT linkedin_outreach_person_pkey PRIMARY KEY (customer_id, user_id)
);

ALTER TABLE linkedin_outreach_person ENABLE ROW LEVEL SECURITY;

CREATE POLICY its_customer ON linkedin_outreach_person TO outreach_service
    USING (customer_id = linkedin_outreach_current_customer())
    WITH CHECK (customer_id = linkedin_outreach_current_customer());
GRANT SELECT, INSERT, UPDATE ON linkedin_outreach_person TO outreach_service;
