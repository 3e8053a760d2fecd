/// Sends a sample to a webhook now and shows the answer.
@NullMarked
package com.kyberaccess.webhook.trial;

import org.jspecify.annotations.NullMarked;
