/// From Kafka into the event log and the due table.
@NullMarked
package com.kyberaccess.webhook.intake;

import org.jspecify.annotations.NullMarked;
