/// Changing what is known of a visitor.
@NullMarked
package com.kyberaccess.visitor.visit.change;

import org.jspecify.annotations.NullMarked;
