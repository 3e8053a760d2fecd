/// The headers that a webhook's owner adds to its requests.
@NullMarked
package com.kyberaccess.webhook.header;

import org.jspecify.annotations.NullMarked;
