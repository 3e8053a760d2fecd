package com.kyberaccess.testing;

import com.kyberaccess.common.id.IdType;
import com.kyberaccess.common.security.Mode;
import com.kyberaccess.common.security.Tenant;

/// Tenants that no other test knows: isolation without cleaning up.
public final class TestTenants {
    private TestTenants() {}

    public static Tenant next() {
        return new Tenant(IdType.next(), Mode.LIVE);
    }

    /// The sandbox of the same account.
    public static Tenant sandboxOf(Tenant tenant) {
        return new Tenant(tenant.accountId(), Mode.SANDBOX);
    }
}
