/// How long a service takes until it answers, and the memory that it takes then.
@NullMarked
package com.kyberaccess.bench.startup;

import org.jspecify.annotations.NullMarked;
