-- Two roles besides the owner of the schema. outreach_service serves requests and sees the one customer that its
-- transaction names. outreach_worker serves no single customer (ingest, the sweep, the relay, the lookup of extension
-- tokens): it sees all customers and may do little. Both own nothing, so row-level security binds them. It does not bind
-- the owner.

-- Roles belong to the cluster: another database may already have them, or may be creating them now.
DO $$
DECLARE
    v_role text;
BEGIN
    FOREACH v_role IN ARRAY ARRAY['outreach_service', 'outreach_worker'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = v_role) THEN
            BEGIN
                -- The operator gives these roles LOGIN and a password, or grants them to existing logins.
                EXECUTE format('CREATE ROLE %I NOLOGIN', v_role);
            EXCEPTION
                WHEN duplicate_object OR unique_violation THEN
                    NULL;
                WHEN insufficient_privilege THEN
                    RAISE EXCEPTION 'The role % is missing and % may not create it: an administrator has to run "CREATE ROLE outreach_service;" and "CREATE ROLE outreach_worker;" first.', v_role, current_user
                        USING ERRCODE = 'insufficient_privilege';
            END;
        END IF;
    END LOOP;
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO outreach_service, outreach_worker', current_schema());
END
$$;

-- The customer of this transaction. Null if none is set, and then no row matches.
CREATE FUNCTION linkedin_outreach_current_customer()
RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
-- After another transaction of the session has used the setting, it is empty rather than null.
RETURN NULLIF(current_setting('outreach.customer_id', true), '')::uuid;

REVOKE EXECUTE ON FUNCTION linkedin_outreach_current_customer() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION linkedin_outreach_current_customer() TO outreach_service;

-- The W3C traceparent of the request that this transaction serves. Null if no trace records it.
CREATE FUNCTION linkedin_outreach_current_traceparent()
RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
RETURN NULLIF(current_setting('outreach.traceparent', true), '');

REVOKE EXECUTE ON FUNCTION linkedin_outreach_current_traceparent() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION linkedin_outreach_current_traceparent() TO outreach_service, outreach_worker;
