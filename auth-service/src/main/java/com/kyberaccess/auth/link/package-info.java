/// Single-use links sent by mail.
@NullMarked
package com.kyberaccess.auth.link;

import org.jspecify.annotations.NullMarked;
