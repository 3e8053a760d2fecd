/// Visitors on site who come onto a watchlist after their check-in.
@NullMarked
package com.kyberaccess.visitor.visit.onsite;

import org.jspecify.annotations.NullMarked;
