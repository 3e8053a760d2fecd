/// What a visitor who is expected is given: a code to check in with, a mail, an entry for the calendar.
@NullMarked
package com.kyberaccess.visitor.invitation;

import org.jspecify.annotations.NullMarked;
