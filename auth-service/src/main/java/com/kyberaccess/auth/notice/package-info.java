/// Mails to team members about their own access.
@NullMarked
package com.kyberaccess.auth.notice;

import org.jspecify.annotations.NullMarked;
