/// Tells every replica of every service what no longer counts.
@NullMarked
package com.kyberaccess.auth.revocation;

import org.jspecify.annotations.NullMarked;
