package com.kyberaccess.auth.audit;

import com.kyberaccess.common.security.Tenant;
import java.util.UUID;

/// An entry that is to be appended to its tenant's chain.
///
/// @param content the entry as JSON: what is hashed
record IncomingEntry(UUID id, Tenant tenant, AuditLogEntry entry, String content) {}
