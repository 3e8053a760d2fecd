@NullMarked
package com.kyberaccess.common.outbox;

import org.jspecify.annotations.NullMarked;
