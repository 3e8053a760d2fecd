/// visitor-service's check-ins: how many a second, how late, what they cost, beside the same SQL without a service.
@NullMarked
package com.kyberaccess.bench.checkins;

import org.jspecify.annotations.NullMarked;
