/// Putting visits out of the way, and back.
@NullMarked
package com.kyberaccess.visitor.visit.archive;

import org.jspecify.annotations.NullMarked;
