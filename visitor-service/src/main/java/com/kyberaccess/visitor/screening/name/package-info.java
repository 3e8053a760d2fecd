/// How alike two names are, and which names to compare at all. Knows nothing of lists and visitors.
@NullMarked
package com.kyberaccess.visitor.screening.name;

import org.jspecify.annotations.NullMarked;
