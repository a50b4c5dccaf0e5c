-- One row for each customer: it serialises the customer's claims, and holds the pause and the limits. Without a row the
-- defaults below hold.
CREATE TABLE linkedin_outreach_customer (
    customer_id       uuid PRIMARY KEY,
    name              text CONSTRAINT customer_name_length CHECK (length(name) BETWEEN 1 AND 200),
    paused_at         timestamptz,
    -- Who or what paused: exactly one of the two while paused.
    paused_by_user_id uuid,
    paused_by_rule    text CONSTRAINT pausing_rule_known CHECK (paused_by_rule IN (
        'failures', 'restored', 'logged_out', 'checkpoint', 'restricted', 'update_required')),
    -- Other reasons that came while paused, for the audit: rules, and 'person'. See R__pause.sql.
    added_pause_reasons text[] NOT NULL DEFAULT '{}',
    -- Results and releases with a failure since the last success or resume.
    failures_in_row   int NOT NULL DEFAULT 0 CONSTRAINT failures_counted CHECK (failures_in_row >= 0),

    -- Counts the changes of the limits.
    limits_version             int     NOT NULL DEFAULT 0,
    -- A name of pg_timezone_names. Working hours and the days of the warm-up are local to it.
    time_zone                  text    NOT NULL DEFAULT 'UTC',
    max_connection_note_length int     NOT NULL DEFAULT 280
        CONSTRAINT note_length_range CHECK (max_connection_note_length BETWEEN 1 AND 280),
    warm_up_from               date,
    warm_up_per_day            int     CONSTRAINT warm_up_range CHECK (warm_up_per_day BETWEEN 0 AND 50),
    warm_up_increase_per_day   int     CONSTRAINT warm_up_increase_range
        CHECK (warm_up_increase_per_day BETWEEN 0 AND 50),
    -- 1 (Monday) to 7; null: at any time.
    working_days               int[]   CONSTRAINT working_days_known
        CHECK (cardinality(working_days) > 0 AND working_days <@ '{1,2,3,4,5,6,7}'),
    working_from               time,
    -- Exclusive, at most 24:00.
    working_to                 time,
    pause_after_failures       int     DEFAULT 3 CONSTRAINT pause_after_failures_range
        CHECK (pause_after_failures BETWEEN 1 AND 50),
    hold_later_steps           boolean NOT NULL DEFAULT true,
    stop_on_reply              boolean NOT NULL DEFAULT true,
    -- Whether the customer ever had an entry that forbids contact, so that the others cost nothing to ask.
    has_do_not_contact         boolean NOT NULL DEFAULT false,

    CONSTRAINT pause_has_one_cause CHECK (
        num_nonnulls(paused_by_user_id, paused_by_rule) = CASE WHEN paused_at IS NULL THEN 0 ELSE 1 END),
    CONSTRAINT warm_up_whole CHECK (num_nulls(warm_up_from, warm_up_per_day, warm_up_increase_per_day) IN (0, 3)),
    CONSTRAINT working_hours_whole CHECK (num_nulls(working_days, working_from, working_to) IN (0, 3)),
    CONSTRAINT working_hours_in_order CHECK (working_from < working_to)
);

ALTER TABLE linkedin_outreach_customer ENABLE ROW LEVEL SECURITY;

CREATE POLICY its_customer ON linkedin_outreach_customer TO outreach_service
    USING (customer_id = linkedin_outreach_current_customer())
    WITH CHECK (customer_id = linkedin_outreach_current_customer());
GRANT SELECT, INSERT, UPDATE ON linkedin_outreach_customer TO outreach_service;

-- Ingest locks the customers of its drafts, and asks how long their notes may be. FOR NO KEY UPDATE needs the right
-- to update some column; the policy lets no changed row through.
CREATE POLICY every_customer ON linkedin_outreach_customer FOR SELECT TO outreach_worker USING (true);
CREATE POLICY new_customers ON linkedin_outreach_customer FOR INSERT TO outreach_worker WITH CHECK (true);
CREATE POLICY lock_every_customer ON linkedin_outreach_customer FOR UPDATE TO outreach_worker
    USING (true) WITH CHECK (false);
GRANT SELECT (customer_id, max_connection_note_length, has_do_not_contact), INSERT (customer_id), UPDATE (customer_id)
   ON linkedin_outreach_customer TO outreach_worker;
