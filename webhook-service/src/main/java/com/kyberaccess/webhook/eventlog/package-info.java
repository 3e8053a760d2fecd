/// The event log, read by cursor.
@NullMarked
package com.kyberaccess.webhook.eventlog;

import org.jspecify.annotations.NullMarked;
