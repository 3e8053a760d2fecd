#!/bin/sh
# Makes the topics that are missing: each line of the file is a name, a number of partitions, and settings.
set -eu
while read -r name partitions settings; do
    set --
    for setting in $settings; do
        set -- "$@" --config "$setting"
    done
    /opt/kafka/bin/kafka-topics.sh --bootstrap-server kafka:9092 --create --if-not-exists --topic "$name" \
        --partitions "$partitions" --replication-factor 1 "$@"
done <"$(dirname "$0")/topics"
