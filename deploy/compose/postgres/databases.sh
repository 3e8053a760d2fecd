#!/bin/sh
# Run once by the image of PostgreSQL, on an empty volume: a database for each service, that only its owner may connect to.
set -eu

database() {
    psql --quiet --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
        --set database="kyber_$1" --set password="$2" <<'SQL'
create role :"database" login password :'password';
create database :"database" owner :"database";
revoke connect, temporary on database :"database" from public;
SQL
}

database auth "$KYBER_AUTH_DATABASE_PASSWORD"
database visitor "$KYBER_VISITOR_DATABASE_PASSWORD"
database emergency "$KYBER_EMERGENCY_DATABASE_PASSWORD"
database webhook "$KYBER_WEBHOOK_DATABASE_PASSWORD"
