/// CSV files that clients send, and the report of what became of their rows.
@NullMarked
package com.kyberaccess.visitor.imports;

import org.jspecify.annotations.NullMarked;
