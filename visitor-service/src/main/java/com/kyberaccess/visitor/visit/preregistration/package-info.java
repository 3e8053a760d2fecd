/// Visits announced in advance.
@NullMarked
package com.kyberaccess.visitor.visit.preregistration;

import org.jspecify.annotations.NullMarked;
