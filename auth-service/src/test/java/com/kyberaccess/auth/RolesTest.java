package com.kyberaccess.auth;

import com.kyberaccess.auth.testsupport.Api;
import com.kyberaccess.auth.testsupport.TestAccounts;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.RolesContract;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class RolesTest {
    @Inject
    TestAccounts accounts;

    @Test
    void everyRoleMayDoWhatTheTableSays() {
        var key = Api.tokenFor(Api.createKey(accounts.withOwner().login()).getString("api_key"));
        RolesContract.assertEnforced("auth-service", role -> accounts.with(role).login(), () -> key);
    }
}
