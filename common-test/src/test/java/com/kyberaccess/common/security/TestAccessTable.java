package com.kyberaccess.common.security;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// The table with the endpoints of this module's test application.
@Dependent
class TestAccessTable {
    @Produces
    @Singleton
    AccessTable table() {
        return AccessTable.STANDARD.with(
                EndpointRule.team("/api/v1/things/team").get(Role.OWNER),
                EndpointRule.on("/api/v1/things").get(Role.VIEW_ONLY).post(Role.FRONT_DESK));
    }
}
