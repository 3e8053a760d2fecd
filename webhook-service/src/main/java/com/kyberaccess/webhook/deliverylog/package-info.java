/// What was sent and what came back.
@NullMarked
package com.kyberaccess.webhook.deliverylog;

import org.jspecify.annotations.NullMarked;
