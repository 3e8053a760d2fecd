@NullMarked
package com.kyberaccess.common.consumer;

import org.jspecify.annotations.NullMarked;
