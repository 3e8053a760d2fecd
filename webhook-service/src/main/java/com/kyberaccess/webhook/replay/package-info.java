/// Sends the events of a time range again, or those that were skipped.
@NullMarked
package com.kyberaccess.webhook.replay;

import org.jspecify.annotations.NullMarked;
