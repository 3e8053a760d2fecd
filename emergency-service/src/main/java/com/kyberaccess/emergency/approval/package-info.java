/// The two-person rule.
@NullMarked
package com.kyberaccess.emergency.approval;

import org.jspecify.annotations.NullMarked;
