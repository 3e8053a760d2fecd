@NullMarked
package com.kyberaccess.emergency.evacuation;

import org.jspecify.annotations.NullMarked;
