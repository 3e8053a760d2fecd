/// IP addresses.
@NullMarked
package com.kyberaccess.common.net;

import org.jspecify.annotations.NullMarked;
