/// How fast emergency-service and visitor-service are when it counts.
@NullMarked
package com.kyberaccess.bench.emergency;

import org.jspecify.annotations.NullMarked;
