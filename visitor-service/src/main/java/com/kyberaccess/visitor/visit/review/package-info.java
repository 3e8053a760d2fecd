/// A person's decision on a flagged visit.
@NullMarked
package com.kyberaccess.visitor.visit.review;

import org.jspecify.annotations.NullMarked;
