/// What an account chooses for its visits.
@NullMarked
package com.kyberaccess.visitor.settings;

import org.jspecify.annotations.NullMarked;
