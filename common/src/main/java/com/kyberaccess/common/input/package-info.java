/// What clients send, cleaned and checked.
@NullMarked
package com.kyberaccess.common.input;

import org.jspecify.annotations.NullMarked;
