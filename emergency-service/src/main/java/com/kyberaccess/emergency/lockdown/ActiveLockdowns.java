package com.kyberaccess.emergency.lockdown;

import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.emergency.stream.StateSource;
import jakarta.inject.Singleton;

@Singleton
class ActiveLockdowns implements StateSource {
    private final LockdownStore store;

    ActiveLockdowns(LockdownStore store) {
        this.store = store;
    }

    @Override
    public String name() {
        return "lockdowns";
    }

    @Override
    public Object state(Tenant tenant) {
        return store.active(tenant).stream().map(LockdownState::of).toList();
    }
}
