# What backup and restore share. Sourced by both.

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
# [kyber_webhook] say host, port, dbname, user and password, so that no password is in an argument. For the system of
# ./kyber up it is written from what that keeps; $1 is its home, $2 PostgreSQL's port.
local_services() {
    secrets=$1/run/secrets.properties
    [ -r "$secrets" ] || fail "There is no $secrets: --local takes the folder of ./kyber up (.kyber)."
    PGSERVICEFILE=$(mktemp)
    trap 'rm -f "$PGSERVICEFILE"' EXIT
    for service in $services; do
        printf '[kyber_%s]\nhost=127.0.0.1\nport=%s\ndbname=kyber_%s\nuser=kyber_%s\npassword=%s\n' "$service" "$2" "$service" "$service" \
            "$(sed -n "s/^$service\\.password=//p" "$secrets")" >>"$PGSERVICEFILE"
    done
    export PGSERVICEFILE
    export KYBER_FILES_DIRECTORY=$1/files
}

# Runs SQL on the database of service $1, printing rows without ornament.
query() {
    psql -X -q -A -t -v ON_ERROR_STOP=1 "service=kyber_$1" -c "$2"
}
