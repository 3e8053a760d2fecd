/// Compares the projection with visitor-service and repairs it: after events that were lost, or too old to be
/// read again.
@NullMarked
package com.kyberaccess.emergency.reconciliation;

import org.jspecify.annotations.NullMarked;
