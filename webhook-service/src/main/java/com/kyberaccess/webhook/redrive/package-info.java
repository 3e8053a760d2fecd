/// Dead letters of this service, taken in again by an operator's command.
@NullMarked
package com.kyberaccess.webhook.redrive;

import org.jspecify.annotations.NullMarked;
