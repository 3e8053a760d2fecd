/// Reading visits: one, many, those on site.
@NullMarked
package com.kyberaccess.visitor.visit.list;

import org.jspecify.annotations.NullMarked;
