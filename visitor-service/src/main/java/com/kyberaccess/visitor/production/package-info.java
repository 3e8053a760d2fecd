/// What this service must not be run in production with.
@NullMarked
package com.kyberaccess.visitor.production;

import org.jspecify.annotations.NullMarked;
