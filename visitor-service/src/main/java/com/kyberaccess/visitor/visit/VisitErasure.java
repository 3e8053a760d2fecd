package com.kyberaccess.visitor.visit;

import com.kyberaccess.common.security.Tenant;
import java.util.Collection;
import java.util.UUID;

/// What a feature keeps of visits beside their rows (photos, documents …) and must let go of when the visitor's data
/// ends: a bean of that feature, and there may be any number of them. DELETE and the retention job call every one
/// before they erase the visits' own rows.
///
/// An implementation is `@Transactional(MANDATORY)`: what it keeps in the database goes with the visits, or not at all.
/// What it keeps elsewhere (files) can't be in the transaction: it writes down there what has to go, and removes that
/// after the commit until it has succeeded. It is called again for visits that it knows nothing of (any more).
public interface VisitErasure {
    /// Erases everything of these visits, all of which are the tenant's, and locked.
    void erase(Tenant tenant, Collection<UUID> visits);
}
