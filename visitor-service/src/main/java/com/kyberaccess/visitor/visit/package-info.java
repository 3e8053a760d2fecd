/// The visit itself: its state, its table. Only the packages below this one touch either.
@NullMarked
package com.kyberaccess.visitor.visit;

import org.jspecify.annotations.NullMarked;
