/// Pictures that strangers send: checked, decoded within bounds, and made anew.
@NullMarked
package com.kyberaccess.visitor.image;

import org.jspecify.annotations.NullMarked;
