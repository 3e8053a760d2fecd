/// auth-service: tokens a second and core, what a flood of log-ins does to them, and the cost of authentication.
@NullMarked
package com.kyberaccess.bench.auth;

import org.jspecify.annotations.NullMarked;
