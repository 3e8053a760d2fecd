/// Alarms to staff by mail: one durable row with what happened, the mails right after it, and what became of
/// them.
@NullMarked
package com.kyberaccess.emergency.notice;

import org.jspecify.annotations.NullMarked;
