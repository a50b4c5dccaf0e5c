-- The answers to releases, by the token of the claim, so that the same release again answers the same.
--
-- held_until    before this time the job, or its action, is not claimed again because of the release
-- paused        whether the customer was paused then
-- locked_until  the end of the lock that the release ended. A late success of this claim counts as sent by then; the draft
--               itself has the end of the lock before, if there was one
CREATE TABLE linkedin_outreach_release (
    customer_id  uuid        NOT NULL,
    draft_id     uuid        NOT NULL,
    claim_token  uuid        NOT NULL,
    released_at  timestamptz NOT NULL,
    status       text        NOT NULL,
    held_until   timestamptz,
    paused       boolean     NOT NULL,
    locked_until timestamptz,
    PRIMARY KEY (customer_id, draft_id, claim_token),
    FOREIGN KEY (customer_id, draft_id) REFERENCES linkedin_outreach_queue ON DELETE CASCADE
);

ALTER TABLE linkedin_outreach_release ENABLE ROW LEVEL SECURITY;

CREATE POLICY its_customer ON linkedin_outreach_release TO outreach_service
    USING (customer_id = linkedin_outreach_current_customer())
    WITH CHECK (customer_id = linkedin_outreach_current_customer());
GRANT SELECT, INSERT ON linkedin_outreach_release TO outreach_service;
