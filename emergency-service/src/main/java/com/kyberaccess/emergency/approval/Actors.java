package com.kyberaccess.emergency.approval;

import com.kyberaccess.common.security.Caller;
import com.kyberaccess.common.security.Tenant;
import org.jspecify.annotations.Nullable;

/// Who does something.
///
/// @param by `usr_…` or `key_…`
/// @param confirmedBy the second person, where two are needed
public record Actors(Tenant tenant, String by, @Nullable String confirmedBy) {
    public static Actors of(Caller caller) {
        return new Actors(caller.tenant(), caller.subject(), null);
    }
}
