-- Each change of a draft records its transaction, whoever makes it and however long it takes. Open pages ask for the rows
-- of transactions that had not committed at their last poll.
CREATE OR REPLACE FUNCTION linkedin_outreach_set_changed_by()
RETURNS trigger LANGUAGE plpgsql
AS $$
BEGIN
    NEW.changed_by := pg_current_xact_id();
    RETURN NEW;
END
$$;

REVOKE EXECUTE ON FUNCTION linkedin_outreach_set_changed_by() FROM PUBLIC;

CREATE OR REPLACE TRIGGER changed_by BEFORE UPDATE ON linkedin_outreach_queue
    FOR EACH ROW EXECUTE FUNCTION linkedin_outreach_set_changed_by();
