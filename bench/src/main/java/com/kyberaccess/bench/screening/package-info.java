/// How long it takes to search a watchlist, as check-ins do it.
@NullMarked
package com.kyberaccess.bench.screening;

import org.jspecify.annotations.NullMarked;
