/// The sandbox's reset.
@NullMarked
package com.kyberaccess.webhook.sandbox;

import org.jspecify.annotations.NullMarked;
