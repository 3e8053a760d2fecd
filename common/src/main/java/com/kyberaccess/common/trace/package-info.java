/// One trace from the request over the outbox and Kafka to what it leads to.
@NullMarked
package com.kyberaccess.common.trace;

import org.jspecify.annotations.NullMarked;
