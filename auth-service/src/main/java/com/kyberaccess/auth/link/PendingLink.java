package com.kyberaccess.auth.link;

import java.time.Instant;

/// A link that has not been used yet.
public record PendingLink(Instant sentAt, Instant expiresAt) {}
