/// Log-in and log-out of team members.
@NullMarked
package com.kyberaccess.auth.login;

import org.jspecify.annotations.NullMarked;
