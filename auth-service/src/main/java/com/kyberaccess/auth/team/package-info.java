/// Team members (`usr_…`) and their passwords.
@NullMarked
package com.kyberaccess.auth.team;

import org.jspecify.annotations.NullMarked;
