/// The whole system on one machine: [com.kyberaccess.local.Platform] starts and stops it, [com.kyberaccess.local.Main]
/// is its command line.
@NullMarked
package com.kyberaccess.local;

import org.jspecify.annotations.NullMarked;
