#!/usr/bin/env bash
# Creates the three database roles. The image runs it once, as superuser, on an empty data directory.
#   outreach_owner    owns the schema: migrations only
#   outreach_service  requests; row-level security limits each transaction to one customer
#   outreach_worker   ingest, expiry sweep, relay, device token lookup
# The migrations grant permissions to the last two.
set -euo pipefail

: "${OUTREACH_OWNER_PASSWORD:?}" "${OUTREACH_SERVICE_PASSWORD:?}" "${OUTREACH_WORKER_PASSWORD:?}"

# psql reads the passwords from the environment, so that they do not appear in the process list.
psql --no-psqlrc --set=ON_ERROR_STOP=1 --username="$POSTGRES_USER" --dbname="$POSTGRES_DB" <<'SQL'
\getenv owner_password OUTREACH_OWNER_PASSWORD
\getenv service_password OUTREACH_SERVICE_PASSWORD
\getenv worker_password OUTREACH_WORKER_PASSWORD
CREATE ROLE outreach_owner LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD :'owner_password';
CREATE ROLE outreach_service LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD :'service_password';
CREATE ROLE outreach_worker LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD :'worker_password';
-- The owner of a database also owns its public schema.
SELECT format('ALTER DATABASE %I OWNER TO outreach_owner', current_database()) \gexec
SELECT format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database()) \gexec
SELECT format('GRANT CONNECT ON DATABASE %I TO outreach_service, outreach_worker', current_database()) \gexec
SQL
