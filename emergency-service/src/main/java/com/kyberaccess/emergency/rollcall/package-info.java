/// Evacuations and drills: the roll call of those who were on site, wardens' marks, and the report.
@NullMarked
package com.kyberaccess.emergency.rollcall;

import org.jspecify.annotations.NullMarked;
