package com.kyberaccess.common.stream;

import com.kyberaccess.common.security.Tenant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a hub's streams tell: a log with numbers of its own for each tenant, from 1, without gaps, that appear
/// in their order. Called by the hub's thread alone.
public interface StreamSource {
    /// One entry.
    ///
    /// @param data as JSON on one line
    /// @param section the part of the tenant that it is about, such as a location; null if it concerns all
    record Entry(
            long seq, String type, String data, @Nullable UUID section) {
        /// One that concerns all.
        public Entry(long seq, String type, String data) {
            this(seq, type, data, null);
        }

        /// @param followed what a reader follows; null for everything
        boolean concerns(@Nullable UUID followed) {
            return followed == null || section == null || section.equals(followed);
        }
    }

    /// The last number of each of `tenants`; those without any entry are missing.
    Map<Tenant, Long> heads(Collection<Tenant> tenants);

    /// The entries behind `after`, up to and with `last`; those that are not kept any more are missing.
    List<Entry> entries(Tenant tenant, long after, long last);

    /// What a stream begins with, as JSON on one line: at least as new as every entry that has been committed
    /// before the call.
    ///
    /// @param section what is followed of the tenant; null for everything
    String state(Tenant tenant, @Nullable UUID section);
}
