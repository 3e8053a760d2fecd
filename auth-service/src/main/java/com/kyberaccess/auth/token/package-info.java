/// Issues tokens, and exchanges API keys for them.
@NullMarked
package com.kyberaccess.auth.token;

import org.jspecify.annotations.NullMarked;
