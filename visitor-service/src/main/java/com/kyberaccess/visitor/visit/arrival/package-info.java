/// Checking in: walk-ins and visits that are known already.
@NullMarked
package com.kyberaccess.visitor.visit.arrival;

import org.jspecify.annotations.NullMarked;
