package com.kyberaccess.emergency.stream;

import com.kyberaccess.common.security.Tenant;

/// A part of the present state, which every stream begins with.
public interface StateSource {
    /// The field that it is told under.
    String name();

    /// At least as new as every entry that has been committed before the call.
    Object state(Tenant tenant);
}
