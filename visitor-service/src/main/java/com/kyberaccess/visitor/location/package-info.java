/// Sites of an account, each in its own time zone.
@NullMarked
package com.kyberaccess.visitor.location;

import org.jspecify.annotations.NullMarked;
