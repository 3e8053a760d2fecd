/// Back-off on repeated failures to log in.
@NullMarked
package com.kyberaccess.auth.attempt;

import org.jspecify.annotations.NullMarked;
