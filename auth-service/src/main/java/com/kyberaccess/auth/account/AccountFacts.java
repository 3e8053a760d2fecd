package com.kyberaccess.auth.account;

import com.kyberaccess.common.plan.Plan;
import java.time.ZoneId;
import java.util.UUID;

/// What other features need to know of an account.
///
/// @param zone for days without a location
public record AccountFacts(UUID id, String name, Plan plan, ZoneId zone) {}
