@NullMarked
package com.kyberaccess.common.id;

import org.jspecify.annotations.NullMarked;
