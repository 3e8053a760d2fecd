/// What this service tells the others about visits.
@NullMarked
package com.kyberaccess.visitor.visit.event;

import org.jspecify.annotations.NullMarked;
