/// What this service must not be run in production with.
@NullMarked
package com.kyberaccess.emergency.production;

import org.jspecify.annotations.NullMarked;
