@NullMarked
package com.kyberaccess.common.event;

import org.jspecify.annotations.NullMarked;
