package com.kyberaccess.visitor.visit.retention;

import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.settings.RetentionAction;
import java.util.UUID;

/// What becomes of the visits of a location.
///
/// @param action never `none`
/// @param afterDays 24 hours each, after the visit ended
record RetentionRule(Tenant tenant, UUID locationId, RetentionAction action, int afterDays) {}
