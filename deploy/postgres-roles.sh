#!/usr/bin/env bash
# The database's three roles. Runs once, on an empty data directory, as the superuser of the image.
#   outreach_owner    owns the schema: migrations only
#   outreach_service  serves requests; row-level security shows it one customer at a time
#   outreach_worker   ingest, sweep, relay and the look-up of device tokens
# What the last two may do is granted by the migrations.
set -euo pipefail

: "${OUTREACH_OWNER_PASSWORD:?}" "${OUTREACH_SERVICE_PASSWORD:?}" "${OUTREACH_WORKER_PASSWORD:?}"

# psql reads the passwords from the environment itself, so that no process list shows them.
psql --no-psqlrc --set=ON_ERROR_STOP=1 --username="$POSTGRES_USER" --dbname="$POSTGRES_DB" <<'SQL'
\getenv owner_password OUTREACH_OWNER_PASSWORD
\getenv service_password OUTREACH_SERVICE_PASSWORD
\getenv worker_password OUTREACH_WORKER_PASSWORD
CREATE ROLE outreach_owner LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD :'owner_password';
CREATE ROLE outreach_service LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD :'service_password';
CREATE ROLE outreach_worker LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD :'worker_password';
-- The owner of a database owns its public schema too.
SELECT format('ALTER DATABASE %I OWNER TO outreach_owner', current_database()) \gexec
SELECT format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database()) \gexec
SELECT format('GRANT CONNECT ON DATABASE %I TO outreach_service, outreach_worker', current_database()) \gexec
SQL
