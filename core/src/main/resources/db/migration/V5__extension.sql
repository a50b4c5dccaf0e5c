-- A customer's browser extension on one device.
CREATE TABLE linkedin_outreach_extension (
    customer_id        uuid        NOT NULL,
    id                 uuid        NOT NULL,
    device_name        text        NOT NULL
        CONSTRAINT device_name_length CHECK (length(device_name) <= 100)
        CONSTRAINT device_name_given CHECK (linkedin_outreach_has_visible_text(device_name)),
    created_at         timestamptz NOT NULL DEFAULT now(),
    created_by_user_id uuid        NOT NULL,
    last_seen_at       timestamptz,
    last_action        text        CONSTRAINT last_action_known CHECK (last_action IN (
        'claim', 'result', 'release', 'extend', 'usage', 'state', 'signal')),
    -- What the extension last said about itself. Shown with the device; changes nothing else.
    state              text        CONSTRAINT state_known CHECK (state IN (
        'ready', 'working', 'waiting_for_person', 'stopped_by_person', 'logged_out', 'checkpoint', 'restricted',
        'update_required')),
    state_at           timestamptz,
    state_detail       text        CONSTRAINT state_detail_length CHECK (length(state_detail) <= 200),
    mode               text        CONSTRAINT mode_known CHECK (mode IN ('assisted', 'automatic')),
    version            text        CONSTRAINT version_length CHECK (length(version) <= 50),
    -- The version of the part that knows LinkedIn's pages.
    adapters           text        CONSTRAINT adapters_length CHECK (length(adapters) <= 50),
    -- The longest note that the LinkedIn account may send.
    account_max_note_length int    CONSTRAINT account_note_length_range
        CHECK (account_max_note_length BETWEEN 0 AND 10000),
    revoked_at         timestamptz,
    revoked_by_user_id uuid,
    CONSTRAINT linkedin_outreach_extension_pkey PRIMARY KEY (customer_id, id),
    CONSTRAINT state_has_its_time CHECK ((state IS NULL) = (state_at IS NULL)),
    CONSTRAINT revocation_names_its_person CHECK ((revoked_at IS NULL) = (revoked_by_user_id IS NULL))
);

ALTER TABLE linkedin_outreach_extension ENABLE ROW LEVEL SECURITY;

CREATE POLICY its_customer ON linkedin_outreach_extension TO outreach_service
    USING (customer_id = linkedin_outreach_current_customer())
    WITH CHECK (customer_id = linkedin_outreach_current_customer());
GRANT SELECT,
      INSERT (customer_id, id, device_name, created_at, created_by_user_id),
      UPDATE (device_name, state, state_at, state_detail, mode, version, adapters, account_max_note_length, revoked_at,
              revoked_by_user_id)
   ON linkedin_outreach_extension TO outreach_service;

-- The lookup of a token, before its customer is known.
CREATE POLICY every_extension ON linkedin_outreach_extension FOR SELECT TO outreach_worker USING (true);
CREATE POLICY seen_extensions ON linkedin_outreach_extension FOR UPDATE TO outreach_worker
    USING (revoked_at IS NULL) WITH CHECK (revoked_at IS NULL);
GRANT SELECT, UPDATE (last_seen_at, last_action) ON linkedin_outreach_extension TO outreach_worker;
