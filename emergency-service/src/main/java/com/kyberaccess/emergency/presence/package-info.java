@NullMarked
package com.kyberaccess.emergency.presence;

import org.jspecify.annotations.NullMarked;
