/// The account's own watchlist entries: the default provider of every list.
@NullMarked
package com.kyberaccess.visitor.watchlist;

import org.jspecify.annotations.NullMarked;
