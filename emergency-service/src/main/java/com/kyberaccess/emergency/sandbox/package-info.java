/// The sandbox's reset.
@NullMarked
package com.kyberaccess.emergency.sandbox;

import org.jspecify.annotations.NullMarked;
