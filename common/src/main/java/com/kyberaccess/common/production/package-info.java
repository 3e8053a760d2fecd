/// What a service must not be run in production with.
@NullMarked
package com.kyberaccess.common.production;

import org.jspecify.annotations.NullMarked;
