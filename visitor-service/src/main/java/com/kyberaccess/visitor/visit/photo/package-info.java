/// Photos of visitors and of their papers.
@NullMarked
package com.kyberaccess.visitor.visit.photo;

import org.jspecify.annotations.NullMarked;
