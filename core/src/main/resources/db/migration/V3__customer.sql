-- One row for each customer: it serialises the customer's claims, and holds the pause and the limits. Without a row the
-- defaults below hold.
CREATE TABLE linkedin_outreach_customer (
    customer_id       uuid PRIMARY KEY,
    name              text CONSTRAINT customer_name_length CHECK (length(name) BETWEEN 1 AND 200),
    paused_at         timestamptz,
    paused_by_user_id uuid,

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

    CONSTRAINT pause_names_its_person CHECK ((paused_at IS NULL) = (paused_by_user_id IS NULL)),
    CONSTRAINT warm_up_whole CHECK (num_nulls(warm_up_from, warm_up_per_day, warm_up_increase_per_day) IN (0, 3)),
    CONSTRAINT working_hours_whole CHECK (num_nulls(working_days, working_from, working_to) IN (0, 3)),
    CONSTRAINT working_hours_in_order CHECK (working_from < working_to)
);

ALTER TABLE linkedin_outreach_customer ENABLE ROW LEVEL SECURITY;

CREATE POLICY its_customer ON linkedin_outreach_customer TO outreach_service
    USING (customer_id = linkedin_outreach_current_customer())
    WITH CHECK (customer_id = linkedin_outreach_current_customer());
GRANT SELECT, INSERT, UPDATE ON linkedin_outreach_customer TO outreach_service;
