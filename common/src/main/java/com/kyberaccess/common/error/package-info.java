@NullMarked
package com.kyberaccess.common.error;

import org.jspecify.annotations.NullMarked;
