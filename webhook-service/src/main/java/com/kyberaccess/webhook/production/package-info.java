/// What this service must not be run in production with.
@NullMarked
package com.kyberaccess.webhook.production;

import org.jspecify.annotations.NullMarked;
