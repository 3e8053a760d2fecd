package com.kyberaccess.common.stream;

import com.kyberaccess.common.security.Tenant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// What a hub's streams tell: a log with numbers of its own for each tenant, from 1, without gaps, that appear
/// in their order. Called by the hub's thread alone.
public interface StreamSource {
    /// One entry.
    ///
    /// @param data as JSON on one line
    record Entry(long seq, String type, String data) {}

    /// The last number of each of `tenants`; those without any entry are missing.
    Map<Tenant, Long> heads(Collection<Tenant> tenants);

    /// The entries behind `after`, up to and with `last`; those that are not kept any more are missing.
    List<Entry> entries(Tenant tenant, long after, long last);

    /// What a stream begins with, as JSON on one line: at least as new as every entry that has been committed
    /// before the call.
    String state(Tenant tenant);
}
