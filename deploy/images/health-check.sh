#!/bin/bash
# Whether the service in this container is ready: exit code 0 or 1. UBI micro has bash and no curl.
exec 3<>"/dev/tcp/127.0.0.1/${QUARKUS_MANAGEMENT_PORT:-9000}" || exit 1
printf 'GET /q/health/ready HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3
read -r -t 3 status <&3
[[ $status == 'HTTP/1.'?' 200 '* ]]
