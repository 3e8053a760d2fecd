/// The keys that sign our tokens, their store and the JWKS.
@NullMarked
package com.kyberaccess.auth.signingkey;

import org.jspecify.annotations.NullMarked;
