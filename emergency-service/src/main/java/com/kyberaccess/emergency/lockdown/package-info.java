/// Lockdowns: where nobody may check in until it is lifted.
@NullMarked
package com.kyberaccess.emergency.lockdown;

import org.jspecify.annotations.NullMarked;
