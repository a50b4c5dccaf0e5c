-- The queue: one row for each draft. Every statement that serves a request names customer_id, so the table can be
-- hash-partitioned (V8_1__partitions.sql) or distributed by it. V2_1__queue_rules.sql says what each row must fulfil.
CREATE TABLE linkedin_outreach_queue (
    customer_id          uuid        NOT NULL,
    id                   uuid        NOT NULL,
    action               text        NOT NULL,
    status               text        NOT NULL DEFAULT 'pending_review',
    -- Of an erased person 'erased:' and the id, so that the row keeps a unique key.
    prospect_url         text        NOT NULL,
    -- Of a person, computed from customer and URL (ProspectId in the module core); null for a post. It stays when the person
    -- is erased.
    prospect_id          uuid,
    prospect_name        text,
    prospect_company     text,
    prospect_role        text,
    body                 text        NOT NULL DEFAULT '',
    day_offset           int         NOT NULL DEFAULT 0,
    intent_source        text,
    intent_reason        text,
    drafted_at           timestamptz NOT NULL DEFAULT now(),
    -- The record of the drafts topic that the text came from; null for a draft made by hand.
    topic_partition      int,
    topic_offset         bigint,
    -- The earliest time of a claim, even if the draft is approved before.
    not_before           timestamptz,
    -- What a message waits for, besides its time: that the prospect has accepted an invitation.
    wait_for             text,
    -- Which wording the agent tried; it comes back in every event.
    variant              text,
    -- The trace of the last decision, or of the agent's record before one; null if nobody recorded a trace. Claims, results
    -- and events continue it.
    traceparent          text,
    -- Of a step of a sequence; see R__steps.sql. The earliest time of a claim, counted from the steps that were sent.
    step_due_at          timestamptz,
    -- Not claimed before this time; infinity: before something else happens. Null: not held. A claim has it judged anew
    -- once it has passed. R__steps.sql says what holds a draft.
    held_until           timestamptz,
    expires_at           timestamptz NOT NULL DEFAULT now() + interval '7 days',
    -- Incremented when the text changes and when the draft returns to review.
    version              int         NOT NULL DEFAULT 1,

    approved_at          timestamptz,
    approved_by_user_id  uuid,
    approved_via         text,
    -- A person wrote the draft. It counts as edited from the start, by its author.
    made_by_hand         boolean     NOT NULL DEFAULT false,
    edited_at            timestamptz,
    edited_by_user_id    uuid,
    -- The text as drafted, kept from the first edit on. A fresh draft clears it.
    drafted_body         text,
    skipped_at           timestamptz,
    skipped_by_user_id   uuid,
    -- On an approved draft, the rule that skips it once its lock ends or the job is released.
    skip_reason          text,

    -- The end of the last lock that was not answered. The lock is live while this is in the future. A result clears
    -- it; a release puts back what stood here before the claim.
    locked_until         timestamptz,
    locked_until_before  timestamptz,
    -- The time of the last claim, and whether an extension gave that job back.
    claimed_at           timestamptz,
    claim_released       boolean     NOT NULL DEFAULT false,
    -- Since the last approval: how often the job was given back because something failed.
    failed_releases      int         NOT NULL DEFAULT 0,
    -- Given back, and not to be claimed before.
    retry_at             timestamptz,
    -- Claims since the last reopening.
    claims               int         NOT NULL DEFAULT 0,
    -- One entry for each claim of the draft, oldest first: its token, and the hash of the text it handed out.
    claim_tokens         uuid[]      NOT NULL DEFAULT '{}',
    claim_body_hashes    bytea[]     NOT NULL DEFAULT '{}',
    -- The Idempotency-Key of the last claim, and the extension that sent it.
    claim_key            text,
    claimed_by_extension_id uuid,

    sent_at              timestamptz,
    result_url           text,
    failure_kind         text,
    failure_code         text,
    -- Who looked whether it was sent, after a failure that left that open.
    resolved_by_user_id  uuid,
    error_message        text,
    -- When texts and names were removed, because the person was erased or the time of retention was over.
    blanked_at           timestamptz,
    -- Outcome events so far.
    outcomes             int         NOT NULL DEFAULT 0,

    created_at           timestamptz NOT NULL DEFAULT now(),
    updated_at           timestamptz NOT NULL DEFAULT now(),
    -- The transaction of the last change; see R__changed_by.sql.
    changed_by           xid8        NOT NULL DEFAULT pg_current_xact_id(),

    -- When an approved draft becomes claimable: the order of claims.
    due_at               timestamptz GENERATED ALWAYS AS (GREATEST(approved_at, not_before, step_due_at)) STORED,

    CONSTRAINT linkedin_outreach_queue_pkey PRIMARY KEY (customer_id, id),
    CONSTRAINT one_draft_per_prospect_action_and_day UNIQUE (customer_id, prospect_url, action, day_offset)
) ${partition_by};

-- The next claim of each action is one index probe.
CREATE INDEX linkedin_outreach_queue_due ON linkedin_outreach_queue (customer_id, action, due_at, id)
    WHERE status = 'approved' AND held_until IS NULL;
-- Holds whose time has come. Those of pending drafts do not matter to a claim.
CREATE INDEX linkedin_outreach_queue_held ON linkedin_outreach_queue (customer_id, held_until)
    WHERE status = 'approved' AND held_until IS NOT NULL;
-- The two parts of what a cap counts; see linkedin_outreach_use.
CREATE INDEX linkedin_outreach_queue_sent ON linkedin_outreach_queue (customer_id, action, sent_at)
    WHERE status = 'sent';
CREATE INDEX linkedin_outreach_queue_locked ON linkedin_outreach_queue (customer_id, action, locked_until)
    WHERE locked_until IS NOT NULL;
-- A page of the review queue.
CREATE INDEX linkedin_outreach_queue_listed ON linkedin_outreach_queue (customer_id, status, action, created_at, id);
-- All drafts of one person, for history and erasure.
CREATE INDEX linkedin_outreach_queue_person ON linkedin_outreach_queue (customer_id, prospect_id)
    WHERE prospect_id IS NOT NULL;
-- The expiry sweep.
CREATE INDEX linkedin_outreach_queue_expiring ON linkedin_outreach_queue (expires_at)
    WHERE status IN ('pending_review', 'approved');
-- What has changed since a poll, for open pages.
CREATE INDEX linkedin_outreach_queue_changed ON linkedin_outreach_queue (customer_id, changed_by);

ALTER TABLE linkedin_outreach_queue ENABLE ROW LEVEL SECURITY;

-- Requests: one customer.
CREATE POLICY its_customer ON linkedin_outreach_queue TO outreach_service
    USING (customer_id = linkedin_outreach_current_customer())
    WITH CHECK (customer_id = linkedin_outreach_current_customer());
-- A person's draft is inserted with its author; no other mark of a decision can be.
GRANT SELECT, UPDATE,
      INSERT (customer_id, id, action, status, prospect_url, prospect_id, prospect_name, prospect_company, prospect_role,
              body, day_offset, intent_source, intent_reason, drafted_at, topic_partition, topic_offset, not_before,
              wait_for, variant, traceparent, made_by_hand, edited_at, edited_by_user_id, expires_at, created_at,
              updated_at)
   ON linkedin_outreach_queue TO outreach_service;

-- Ingest and the sweep: drafts of all customers, before and after a decision, but never the decision itself.
CREATE POLICY every_draft ON linkedin_outreach_queue FOR SELECT TO outreach_worker USING (true);
-- No agent can pose as a person.
CREATE POLICY new_drafts ON linkedin_outreach_queue FOR INSERT TO outreach_worker
    WITH CHECK (status = 'pending_review' AND NOT made_by_hand AND edited_by_user_id IS NULL);
CREATE POLICY undecided_drafts ON linkedin_outreach_queue FOR UPDATE TO outreach_worker
    USING (status IN ('pending_review', 'approved', 'expired'))
    WITH CHECK (status IN ('pending_review', 'expired')
                -- What a rule has marked.
                OR (status = 'skipped' AND skipped_by_user_id IS NULL AND skip_reason IS NOT NULL));
GRANT SELECT,
      INSERT (customer_id, id, action, status, prospect_url, prospect_id, prospect_name, prospect_company, prospect_role,
              body, day_offset, intent_source, intent_reason, drafted_at, topic_partition, topic_offset, not_before,
              wait_for, variant, traceparent, made_by_hand, edited_at, edited_by_user_id, expires_at, created_at,
              updated_at),
      UPDATE (status, prospect_name, prospect_company, prospect_role, body, intent_source, intent_reason, drafted_at,
              topic_partition, topic_offset, not_before, wait_for, variant, traceparent, step_due_at, held_until,
              made_by_hand, edited_at, edited_by_user_id, drafted_body, expires_at, approved_at, approved_by_user_id, approved_via,
              skipped_at, version, updated_at)
   ON linkedin_outreach_queue TO outreach_worker;
