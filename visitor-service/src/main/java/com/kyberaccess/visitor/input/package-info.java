/// What clients send: constraints with messages for people, and the clean-up before them.
@NullMarked
package com.kyberaccess.visitor.input;

import org.jspecify.annotations.NullMarked;
