#!/bin/sh
# The two roles, once, when the database is first made: the owner of the tables, and the application, which owns nothing.
# Both are plain, so that no rule of the database is passed by. What the application may do, `manage.py migrate` says.
set -eu
psql -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" <<'SQL'
\set owner_password `cat /run/secrets/database_owner_password`
\set password `cat /run/secrets/database_password`
CREATE ROLE equipe_owner LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD :'owner_password';
CREATE ROLE equipe LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD :'password';
CREATE DATABASE equipe OWNER equipe_owner;
\connect equipe
CREATE EXTENSION btree_gist;
CREATE EXTENSION pg_trgm;
CREATE EXTENSION unaccent;
SQL
