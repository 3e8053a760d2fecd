/// How often credentials may be presented.
@NullMarked
package com.kyberaccess.auth.limit;

import org.jspecify.annotations.NullMarked;
