/// Checking out.
@NullMarked
package com.kyberaccess.visitor.visit.departure;

import org.jspecify.annotations.NullMarked;
