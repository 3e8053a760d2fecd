/// The sandbox's reset.
@NullMarked
package com.kyberaccess.visitor.sandbox;

import org.jspecify.annotations.NullMarked;
