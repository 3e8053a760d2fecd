/// Mails that tell people of visits.
@NullMarked
package com.kyberaccess.visitor.notification;

import org.jspecify.annotations.NullMarked;
