# What backup and restore share. Sourced by both.

# shellcheck disable=SC2034 # used there
services='auth visitor emergency webhook'

fail() {
    printf '%s\n' "$1" >&2
    exit 1
}

say() {
    printf '%s\n' "$1" >&2
}

# The tools must be as new as the servers: an older pg_dump refuses, and says so less clearly.
require_tools() {
    for tool in pg_dump pg_restore psql sha256sum tar; do
        command -v "$tool" >/dev/null || fail "$tool is missing: install PostgreSQL's client programs, version 18 or newer."
    done
}

# Connections come from a service file (PGSERVICEFILE), in which [kyber_auth], [kyber_visitor], [kyber_emergency] and
# [kyber_webhook] say host, port, dbname, user and password, so that no password is in an argument.
require_services() {
    [ -r "${PGSERVICEFILE:-}" ] || fail 'Set PGSERVICEFILE to a readable file: docs/operations/backup.md.'
}

# Runs SQL on the database of service $1, printing rows without ornament.
query() {
    psql -X -q -A -t -v ON_ERROR_STOP=1 "service=kyber_$1" -c "$2"
}
