/// Tells an account that a webhook of it fails, or was disabled: by mail to its owners, and as an event.
@NullMarked
package com.kyberaccess.webhook.notice;

import org.jspecify.annotations.NullMarked;
