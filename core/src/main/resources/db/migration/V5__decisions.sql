-- Ingest and the sweep tell what they did with a draft, in the transaction that does it. They tell of nothing else: what
-- a person decided, and what an extension did, is told by requests.
CREATE POLICY what_was_done ON outbox FOR INSERT TO outreach_worker
    WITH CHECK (aggregatetype = 'linkedin.outreach.decisions'
            AND type IN ('com.heycmo.linkedin.outreach.expired.v1', 'com.heycmo.linkedin.outreach.revived.v1'));
GRANT INSERT ON outbox TO outreach_worker;
