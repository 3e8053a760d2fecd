/// Badge numbers.
@NullMarked
package com.kyberaccess.visitor.badge;

import org.jspecify.annotations.NullMarked;
