/// Whom an alarm is sent to: the hosts of visitor-service's events and the team members of auth-service's.
@NullMarked
package com.kyberaccess.emergency.staff;

import org.jspecify.annotations.NullMarked;
