/// How a service starts, and what it says when it can't.
@NullMarked
package com.kyberaccess.common.start;

import org.jspecify.annotations.NullMarked;
