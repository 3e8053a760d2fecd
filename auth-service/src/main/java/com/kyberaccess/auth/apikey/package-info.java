/// API keys: made, listed, revoked, recognised. Only hashes are stored.
@NullMarked
package com.kyberaccess.auth.apikey;

import org.jspecify.annotations.NullMarked;
