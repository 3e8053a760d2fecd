/// How long events and deliveries are kept: partitions by day, made ahead and dropped when they are old.
@NullMarked
package com.kyberaccess.webhook.retention;

import org.jspecify.annotations.NullMarked;
