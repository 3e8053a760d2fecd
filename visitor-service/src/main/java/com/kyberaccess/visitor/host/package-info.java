/// The employees whom visitors come to see.
@NullMarked
package com.kyberaccess.visitor.host;

import org.jspecify.annotations.NullMarked;
