/// A visit as clients see it.
@NullMarked
package com.kyberaccess.visitor.visit.view;

import org.jspecify.annotations.NullMarked;
