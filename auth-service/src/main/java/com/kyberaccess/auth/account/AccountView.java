package com.kyberaccess.auth.account;

import com.kyberaccess.common.plan.Plan;
import java.time.Instant;

/// An account's settings.
///
/// @param timeZone an IANA name, for days without a location
public record AccountView(String id, String name, Plan plan, String timeZone, Instant createdAt) {}
