@NullMarked
package com.kyberaccess.common.inbox;

import org.jspecify.annotations.NullMarked;
