/// The first account and its owner, from the configuration.
@NullMarked
package com.kyberaccess.auth.bootstrap;

import org.jspecify.annotations.NullMarked;
