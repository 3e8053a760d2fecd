@NullMarked
package com.kyberaccess.common.security;

import org.jspecify.annotations.NullMarked;
