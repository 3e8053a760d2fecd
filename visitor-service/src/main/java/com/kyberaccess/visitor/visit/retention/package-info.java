/// What becomes of visits when their time has come, by the rule of their location.
@NullMarked
package com.kyberaccess.visitor.visit.retention;

import org.jspecify.annotations.NullMarked;
