@NullMarked
package com.kyberaccess.common.plan;

import org.jspecify.annotations.NullMarked;
