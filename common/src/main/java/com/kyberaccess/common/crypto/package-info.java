@NullMarked
package com.kyberaccess.common.crypto;

import org.jspecify.annotations.NullMarked;
