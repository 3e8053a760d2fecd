/// Tells the audit log what was done. auth-service keeps it.
@NullMarked
package com.kyberaccess.common.audit;

import org.jspecify.annotations.NullMarked;
