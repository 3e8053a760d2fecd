/// Webhooks as their owners set them up.
@NullMarked
package com.kyberaccess.webhook.subscription;

import org.jspecify.annotations.NullMarked;
