/// What happens in an emergency, live: a log in the order of commits, and the server-sent events that tell it.
@NullMarked
package com.kyberaccess.emergency.stream;

import org.jspecify.annotations.NullMarked;
