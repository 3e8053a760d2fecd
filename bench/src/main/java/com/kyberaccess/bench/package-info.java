/// Benchmarks: one package each, and the [com.kyberaccess.bench.harness] that they share.
@NullMarked
package com.kyberaccess.bench;

import org.jspecify.annotations.NullMarked;
