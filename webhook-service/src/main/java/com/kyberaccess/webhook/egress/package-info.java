/// The only way out: HTTPS to vetted addresses.
@NullMarked
package com.kyberaccess.webhook.egress;

import org.jspecify.annotations.NullMarked;
