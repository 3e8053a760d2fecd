/// Counts and finds visits by any filter, exactly, in a tenant of any size (ADR 0026).
@NullMarked
package com.kyberaccess.visitor.visit.count;

import org.jspecify.annotations.NullMarked;
