package com.kyberaccess.emergency;

import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.RolesContract;
import com.kyberaccess.testing.TestTenants;
import com.kyberaccess.testing.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class RolesTest {

    @Test
    void everyRoleMayDoWhatTheTableSays() {
        RolesContract.assertEnforced(
                "emergency-service",
                role -> TestTokens.member(TestTenants.next(), role),
                () -> TestTokens.readWrite(TestTenants.next()));
    }
}
