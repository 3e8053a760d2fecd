/// Tests of the service as a whole.
@NullMarked
package com.kyberaccess.auth;

import org.jspecify.annotations.NullMarked;
