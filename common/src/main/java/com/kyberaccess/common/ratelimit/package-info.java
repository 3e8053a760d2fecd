/// How many requests who may make: minute-aligned windows, counted in Redis for all services and replicas together.
@NullMarked
package com.kyberaccess.common.ratelimit;

import org.jspecify.annotations.NullMarked;
