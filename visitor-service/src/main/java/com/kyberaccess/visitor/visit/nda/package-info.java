/// Visitors sign the agreement, or do not.
@NullMarked
package com.kyberaccess.visitor.visit.nda;

import org.jspecify.annotations.NullMarked;
