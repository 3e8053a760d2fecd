/// Signing secrets and the headers they sign.
@NullMarked
package com.kyberaccess.webhook.signing;

import org.jspecify.annotations.NullMarked;
