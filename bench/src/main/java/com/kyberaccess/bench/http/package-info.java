/// The HTTP client by itself: what a machine can send at all.
@NullMarked
package com.kyberaccess.bench.http;

import org.jspecify.annotations.NullMarked;
