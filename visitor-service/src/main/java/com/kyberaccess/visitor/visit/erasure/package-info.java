/// Erasing visitors' data: for good, or so that the visits still count.
@NullMarked
package com.kyberaccess.visitor.visit.erasure;

import org.jspecify.annotations.NullMarked;
