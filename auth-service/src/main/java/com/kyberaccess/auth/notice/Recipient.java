package com.kyberaccess.auth.notice;

import com.kyberaccess.common.security.Tenant;

/// A team member to write to.
public record Recipient(Tenant tenant, String name, String email) {}
