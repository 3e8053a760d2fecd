package com.kyberaccess.visitor.screening;

import com.kyberaccess.common.security.Tenant;
import java.time.Instant;
import java.util.List;

/// People came onto the account's own lists, or what is told of them has changed: fired in the transaction in
/// which they did, for those who know who is on site.
public record PeopleListed(Tenant tenant, List<ListedPerson> people, Instant at) {}
