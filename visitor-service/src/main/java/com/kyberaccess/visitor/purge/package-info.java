/// Removes for good what nothing needs any more.
@NullMarked
package com.kyberaccess.visitor.purge;

import org.jspecify.annotations.NullMarked;
