/// What the reset of a sandbox takes away.
@NullMarked
package com.kyberaccess.emergency.sandbox;

import org.jspecify.annotations.NullMarked;
