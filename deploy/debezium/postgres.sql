-- What the connector of outbox.json needs in the pipeline's database, after the first migration. Run it once, as superuser:
--   OUTREACH_CDC_PASSWORD=… psql --no-psqlrc --set=ON_ERROR_STOP=1 --dbname=… --file=postgres.sql
\getenv cdc_password OUTREACH_CDC_PASSWORD
CREATE ROLE outreach_cdc LOGIN REPLICATION NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD :'cdc_password';
DO $$
BEGIN
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO outreach_cdc', current_database());
END
$$;
GRANT USAGE ON SCHEMA public TO outreach_cdc;
GRANT SELECT ON public.outbox TO outreach_cdc;
CREATE POLICY read_every_event ON public.outbox FOR SELECT TO outreach_cdc USING (true);

-- Only what is written: the sweep's deletions and the changes of an erasure are no events.
CREATE PUBLICATION outreach_outbox FOR TABLE public.outbox WITH (publish = 'insert', publish_via_partition_root = true);
