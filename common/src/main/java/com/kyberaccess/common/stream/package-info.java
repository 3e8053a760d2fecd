/// Live streams: server-sent events that tell a log in the database, resume behind any of its entries, and lose
/// nothing.
@NullMarked
package com.kyberaccess.common.stream;

import org.jspecify.annotations.NullMarked;
