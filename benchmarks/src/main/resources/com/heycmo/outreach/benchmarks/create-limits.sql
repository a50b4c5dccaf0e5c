-- What the limits write to: tables without CHECKs, triggers or row-level security, so that their cost shows in the ratios.
CREATE TABLE benchmark_narrow (
    customer_id uuid        NOT NULL,
    id          uuid        NOT NULL,
    updated_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (customer_id, id)
) WITH (fillfactor = 85);

CREATE TABLE benchmark_queue (LIKE linkedin_outreach_queue INCLUDING DEFAULTS INCLUDING GENERATED INCLUDING INDEXES)
WITH (fillfactor = 85)
