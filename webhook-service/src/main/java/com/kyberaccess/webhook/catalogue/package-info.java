/// The events that a webhook can choose.
@NullMarked
package com.kyberaccess.webhook.catalogue;

import org.jspecify.annotations.NullMarked;
