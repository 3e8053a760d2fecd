/// Reading visits: one, many.
@NullMarked
package com.kyberaccess.visitor.visit.list;

import org.jspecify.annotations.NullMarked;
