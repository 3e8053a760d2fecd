/// Metrics of what the services have in common.
@NullMarked
package com.kyberaccess.common.metrics;

import org.jspecify.annotations.NullMarked;
