/// The audit log: entries of all services, hash-chained, served to owners and admins.
@NullMarked
package com.kyberaccess.auth.audit;

import org.jspecify.annotations.NullMarked;
