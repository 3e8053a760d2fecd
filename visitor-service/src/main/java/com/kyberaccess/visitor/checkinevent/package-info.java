/// Reading the log of check-in events, which visits' changes write.
@NullMarked
package com.kyberaccess.visitor.checkinevent;

import org.jspecify.annotations.NullMarked;
