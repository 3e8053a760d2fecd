/// Log-in through an OpenID Connect provider; off unless configured.
@NullMarked
package com.kyberaccess.auth.oidc;

import org.jspecify.annotations.NullMarked;
