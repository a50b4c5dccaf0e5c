-- The queue. Everything a request serves is found by customer_id first, so that the table can be
-- hash-partitioned or distributed by it without a change of SQL.
CREATE TABLE linkedin_outreach_queue (
    customer_id          uuid        NOT NULL,
    id                   uuid        NOT NULL,
    action               text        NOT NULL
        CONSTRAINT action_known CHECK (action IN ('connection_request', 'message', 'comment')),
    status               text        NOT NULL DEFAULT 'pending_review'
        CONSTRAINT status_known
        CHECK (status IN ('pending_review', 'approved', 'skipped', 'expired', 'sent', 'failed')),
    prospect_url         text        NOT NULL
        CONSTRAINT prospect_url_canonical CHECK (prospect_url LIKE 'https://%' AND length(prospect_url) <= 2048),
    prospect_name        text        CONSTRAINT prospect_name_length CHECK (length(prospect_name) <= 200),
    prospect_company     text        CONSTRAINT prospect_company_length CHECK (length(prospect_company) <= 200),
    prospect_role        text        CONSTRAINT prospect_role_length CHECK (length(prospect_role) <= 200),
    body                 text        NOT NULL DEFAULT '',
    day_offset           int         NOT NULL DEFAULT 0
        CONSTRAINT day_offset_range CHECK (day_offset BETWEEN 0 AND 365),
    intent_source        text        CONSTRAINT intent_source_length CHECK (length(intent_source) <= 200),
    intent_reason        text        CONSTRAINT intent_reason_length CHECK (length(intent_reason) <= 2000),
    drafted_at           timestamptz NOT NULL DEFAULT now(),
    -- Approved or not, the draft is not claimed earlier.
    not_before           timestamptz,
    expires_at           timestamptz NOT NULL DEFAULT now() + interval '7 days',
    -- What a person saw; goes up with every change of the text and every return to review.
    version              int         NOT NULL DEFAULT 1 CONSTRAINT version_positive CHECK (version >= 1),

    approved_at          timestamptz,
    approved_by_user_id  uuid,
    edited_at            timestamptz,
    edited_by_user_id    uuid,
    skipped_at           timestamptz,
    skipped_by_user_id   uuid,
    skip_reason          text        CONSTRAINT skip_reason_length CHECK (length(skip_reason) <= 200),

    -- A lock is live while this lies in the future; a row that has one was claimed and is not answered yet.
    -- Only a result clears it.
    locked_until         timestamptz,
    -- Claims since the last retry.
    claims               int         NOT NULL DEFAULT 0 CONSTRAINT claims_counted CHECK (claims >= 0),
    -- One entry for every claim there ever was, oldest first: its token, and the hash of the text it handed out.
    claim_tokens         uuid[]      NOT NULL DEFAULT '{}',
    claim_body_hashes    bytea[]     NOT NULL DEFAULT '{}',
    -- The Idempotency-Key of the last claim.
    claim_key            text        CONSTRAINT claim_key_length CHECK (length(claim_key) <= 64),

    sent_at              timestamptz,
    result_url           text        CONSTRAINT result_url_length CHECK (length(result_url) <= 2048),
    failure_kind         text        CONSTRAINT failure_kind_known CHECK (failure_kind IN ('reported', 'no_answer')),
    error_message        text        CONSTRAINT error_message_length CHECK (length(error_message) <= 500),
    -- Outcome events so far.
    outcomes             int         NOT NULL DEFAULT 0 CONSTRAINT outcomes_counted CHECK (outcomes >= 0),

    created_at           timestamptz NOT NULL DEFAULT now(),
    updated_at           timestamptz NOT NULL DEFAULT now(),

    -- When an approved draft falls due: the order of claiming.
    due_at               timestamptz GENERATED ALWAYS AS (GREATEST(approved_at, not_before)) STORED,

    CONSTRAINT linkedin_outreach_queue_pkey PRIMARY KEY (customer_id, id),
    CONSTRAINT one_draft_per_prospect_action_and_day UNIQUE (customer_id, prospect_url, action, day_offset),

    -- Code points are never more than the UTF-16 code units that the policy counts.
    CONSTRAINT body_length CHECK (length(body) <=
        CASE action WHEN 'connection_request' THEN 280 WHEN 'message' THEN 2000 ELSE 1000 END),
    CONSTRAINT body_required CHECK (action = 'connection_request' OR body <> ''),

    CONSTRAINT approval_names_its_person CHECK ((approved_at IS NULL) = (approved_by_user_id IS NULL)),
    CONSTRAINT edit_names_its_person CHECK ((edited_at IS NULL) = (edited_by_user_id IS NULL)),
    CONSTRAINT skip_names_its_person CHECK ((skipped_at IS NULL) = (skipped_by_user_id IS NULL)),
    CONSTRAINT pending_is_not_approved CHECK (status <> 'pending_review' OR approved_at IS NULL),
    CONSTRAINT approved_was_approved CHECK (status <> 'approved' OR approved_at IS NOT NULL),
    CONSTRAINT skipped_was_skipped CHECK (status <> 'skipped' OR skipped_at IS NOT NULL),
    CONSTRAINT sent_has_its_time CHECK ((status = 'sent') = (sent_at IS NOT NULL)),
    CONSTRAINT failed_has_its_kind CHECK ((status = 'failed') = (failure_kind IS NOT NULL)),
    CONSTRAINT no_answer_says_so CHECK (failure_kind IS DISTINCT FROM 'no_answer' OR error_message IS NOT NULL)
)
-- Room on each page, so that a decision's update can stay on it; claims and results leave dead rows at the rate of
-- the work, so clean up early.
WITH (fillfactor = 85, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 500,
      autovacuum_analyze_scale_factor = 0.02);

-- The next claim of each action is one probe.
CREATE INDEX linkedin_outreach_queue_due ON linkedin_outreach_queue (customer_id, action, due_at, id)
    WHERE status = 'approved';
-- The two sides of what a cap counts; see linkedin_outreach_use.
CREATE INDEX linkedin_outreach_queue_sent ON linkedin_outreach_queue (customer_id, action, sent_at)
    WHERE status = 'sent';
CREATE INDEX linkedin_outreach_queue_locked ON linkedin_outreach_queue (customer_id, action, locked_until)
    WHERE locked_until IS NOT NULL;
-- A page of the review queue.
CREATE INDEX linkedin_outreach_queue_listed ON linkedin_outreach_queue (customer_id, status, created_at, id);
-- The sweep.
CREATE INDEX linkedin_outreach_queue_expiring ON linkedin_outreach_queue (expires_at)
    WHERE status IN ('pending_review', 'approved');

-- What stands for a customer as a whole: the row that serialises its claims, and the pause.
CREATE TABLE linkedin_outreach_customer (
    customer_id       uuid PRIMARY KEY,
    paused_at         timestamptz,
    paused_by_user_id uuid,
    CONSTRAINT pause_names_its_person CHECK ((paused_at IS NULL) = (paused_by_user_id IS NULL))
);

-- Every action that counts against a cap, with the time from which its 24 hours run: sent, or claimed and not
-- answered. The one definition of "used", for the claim and for what people are shown.
CREATE VIEW linkedin_outreach_use WITH (security_invoker = true) AS
    SELECT customer_id, action, id, sent_at AS used_at, false AS in_flight
      FROM linkedin_outreach_queue
     WHERE status = 'sent'
    UNION ALL
    SELECT customer_id, action, id, locked_until, true
      FROM linkedin_outreach_queue
     WHERE locked_until IS NOT NULL AND status <> 'sent';

-- A pending or approved row past its expiry without a live lock counts as expired, swept or not.
CREATE FUNCTION linkedin_outreach_counts_as_expired(
    status text, expires_at timestamptz, locked_until timestamptz, at timestamptz)
RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN status = 'expired'
    OR (status IN ('pending_review', 'approved') AND expires_at <= at AND (locked_until IS NULL OR locked_until <= at));

-- Whether a draft of that age would change this row: newer text for what nobody has decided or edited, or fresh
-- research for what expired unclaimed. The one definition, for ingest and for drafts made by hand.
CREATE FUNCTION linkedin_outreach_takes_draft(
    q linkedin_outreach_queue, new_drafted_at timestamptz, at timestamptz)
RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
    WHEN linkedin_outreach_counts_as_expired(q.status, q.expires_at, q.locked_until, at)
    THEN q.claim_tokens = '{}' AND q.claims = 0 AND new_drafted_at > q.expires_at
    ELSE q.status = 'pending_review' AND q.edited_at IS NULL AND new_drafted_at > q.drafted_at
END;

-- Events written in the transaction that causes them, until the relay has brought them to Kafka. The columns are
-- those of Debezium's outbox event router; the others can be placed in headers and key by its configuration.
CREATE TABLE outbox (
    seq           bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
    id            uuid        NOT NULL,
    aggregatetype text        NOT NULL, -- the topic
    aggregateid   uuid        NOT NULL, -- the draft
    type          text        NOT NULL, -- the CloudEvents type
    customer_id   uuid        NOT NULL, -- the record's key
    created_at    timestamptz NOT NULL,
    payload       text        NOT NULL,
    -- An older row of the same draft is found here: order is kept per draft.
    CONSTRAINT outbox_pkey PRIMARY KEY (customer_id, aggregateid, seq)
)
WITH (autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 5000);

CREATE INDEX outbox_in_order ON outbox (seq);
