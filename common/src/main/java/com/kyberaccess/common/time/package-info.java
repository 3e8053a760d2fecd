@NullMarked
package com.kyberaccess.common.time;

import org.jspecify.annotations.NullMarked;
