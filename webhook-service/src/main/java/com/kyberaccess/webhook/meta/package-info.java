/// What integrators must know of this installation.
@NullMarked
package com.kyberaccess.webhook.meta;

import org.jspecify.annotations.NullMarked;
