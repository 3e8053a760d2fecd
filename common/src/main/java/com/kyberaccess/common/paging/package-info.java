@NullMarked
package com.kyberaccess.common.paging;

import org.jspecify.annotations.NullMarked;
