/// Where nobody may check in: the lockdowns and evacuations that emergency-service tells of, kept here, so
/// that they hold whatever else is down.
@NullMarked
package com.kyberaccess.visitor.closure;

import org.jspecify.annotations.NullMarked;
