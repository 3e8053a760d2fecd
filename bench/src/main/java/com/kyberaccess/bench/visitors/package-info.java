/// The list of visitors at ten million visits, and who is on site under a thousand screens.
@NullMarked
package com.kyberaccess.bench.visitors;

import org.jspecify.annotations.NullMarked;
