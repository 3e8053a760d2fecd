@NullMarked
package com.kyberaccess.common.json;

import org.jspecify.annotations.NullMarked;
