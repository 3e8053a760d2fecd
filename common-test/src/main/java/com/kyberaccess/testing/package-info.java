@NullMarked
package com.kyberaccess.testing;

import org.jspecify.annotations.NullMarked;
