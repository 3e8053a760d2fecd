package com.kyberaccess.common.security;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Which table is in force: the system's. The tests of this module have endpoints of their own.
@Dependent
class AccessTables {
    @Produces
    @Singleton
    @DefaultBean
    AccessTable table() {
        return AccessTable.STANDARD;
    }
}
