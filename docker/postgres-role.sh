#!/bin/sh
# The product's own role, once, when the database is first made: plain, so that no rule of the database is passed by.
set -eu
psql -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" <<'SQL'
\set password `cat /run/secrets/database_password`
CREATE ROLE equipe LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD :'password';
CREATE DATABASE equipe OWNER equipe;
\connect equipe
CREATE EXTENSION btree_gist;
CREATE EXTENSION pg_trgm;
CREATE EXTENSION unaccent;
SQL
