/// Lists that are read by page or by cursor.
@NullMarked
package com.kyberaccess.visitor.listing;

import org.jspecify.annotations.NullMarked;
