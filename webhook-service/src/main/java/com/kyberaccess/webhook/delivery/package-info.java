/// From the due table to the subscriber, attempt by attempt.
@NullMarked
package com.kyberaccess.webhook.delivery;

import org.jspecify.annotations.NullMarked;
