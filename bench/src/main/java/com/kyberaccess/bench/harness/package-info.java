/// What every benchmark needs: the servers and services, load, latency, CPU time, and a page for the figures.
@NullMarked
package com.kyberaccess.bench.harness;

import org.jspecify.annotations.NullMarked;
