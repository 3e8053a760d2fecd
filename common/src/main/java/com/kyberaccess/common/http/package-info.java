@NullMarked
package com.kyberaccess.common.http;

import org.jspecify.annotations.NullMarked;
