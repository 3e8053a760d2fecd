/// Calling an announced visit off.
@NullMarked
package com.kyberaccess.visitor.visit.cancellation;

import org.jspecify.annotations.NullMarked;
