/// The published list of what a custom scope may name.
@NullMarked
package com.kyberaccess.auth.permission;

import org.jspecify.annotations.NullMarked;
