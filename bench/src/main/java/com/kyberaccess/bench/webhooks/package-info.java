/// webhook-service under load: real Kafka, PostgreSQL that waits for its disk, and an HTTPS sink, on this machine.
@NullMarked
package com.kyberaccess.bench.webhooks;

import org.jspecify.annotations.NullMarked;
