/// Which events of the chosen types a webhook wants.
@NullMarked
package com.kyberaccess.webhook.filter;

import org.jspecify.annotations.NullMarked;
