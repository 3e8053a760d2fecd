package com.kyberaccess.visitor.screening;

import com.kyberaccess.common.security.Tenant;
import java.util.List;
import java.util.Set;

/// Where lists come from. Called outside any transaction: a provider may ask another system, and opens its own
/// transaction if it asks the database.
public interface ScreeningProvider {
    /// The lists that it searches; none if it is not set up, and then it is not asked. Several providers may
    /// search one list: it is clear only if all of them say so.
    Set<WatchlistKind> lists();

    /// Entries that the person may be, on any of its lists.
    ///
    /// @throws RuntimeException if the lists could not be searched; the visit is then flagged
    List<ScreeningMatch> search(Tenant tenant, ScreenedPerson person);
}
