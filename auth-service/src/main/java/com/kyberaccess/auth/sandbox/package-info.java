/// Orders the reset of all sandboxes, every 24 hours.
@NullMarked
package com.kyberaccess.auth.sandbox;

import org.jspecify.annotations.NullMarked;
