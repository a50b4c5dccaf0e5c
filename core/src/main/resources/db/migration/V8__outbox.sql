-- Events, written in the transaction of the change, until the relay has sent them to Kafka. The columns are those that
-- Debezium's outbox event router expects; its configuration can place the others in headers and key.
CREATE TABLE outbox (
    seq           bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
    id            uuid        NOT NULL,
    aggregatetype text        NOT NULL, -- the topic
    aggregateid   uuid        NOT NULL, -- the draft, or the person of a signal
    type          text        NOT NULL, -- the CloudEvents type
    customer_id   uuid        NOT NULL, -- the record's key
    created_at    timestamptz NOT NULL, -- when it happened, which may be long before it became known
    written_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    payload       text        NOT NULL,
    -- W3C; null: nobody recorded a trace
    traceparent   text        DEFAULT linkedin_outreach_current_traceparent(),
    -- The only index. With a second one, the plan that PostgreSQL keeps for an empty table may scan the wrong index of
    -- a full one. The identity makes seq unique; customer_id is in the key because that of a partitioned table must contain it.
    CONSTRAINT outbox_pkey PRIMARY KEY (seq, customer_id)
) ${partition_by};

ALTER TABLE outbox ENABLE ROW LEVEL SECURITY;

CREATE POLICY its_customer ON outbox FOR INSERT TO outreach_service
    WITH CHECK (customer_id = linkedin_outreach_current_customer());
GRANT INSERT ON outbox TO outreach_service;

-- Ingest and the sweep publish their own kinds of decision and no others.
CREATE POLICY background_changes ON outbox FOR INSERT TO outreach_worker
    WITH CHECK (aggregatetype = 'linkedin.outreach.decisions'
            AND type IN ('com.heycmo.linkedin.outreach.expired.v1', 'com.heycmo.linkedin.outreach.revived.v1',
                     'com.heycmo.linkedin.outreach.skipped.v1'));

-- The relay reads, locks and deletes. SELECT … FOR UPDATE needs the right to update some column; an identity column
-- cannot be updated, and the policy lets no changed row through.
CREATE POLICY every_event ON outbox FOR SELECT TO outreach_worker USING (true);
CREATE POLICY lock_every_event ON outbox FOR UPDATE TO outreach_worker USING (true) WITH CHECK (false);
CREATE POLICY delete_every_event ON outbox FOR DELETE TO outreach_worker USING (true);
GRANT SELECT, INSERT, DELETE, UPDATE (seq) ON outbox TO outreach_worker;
