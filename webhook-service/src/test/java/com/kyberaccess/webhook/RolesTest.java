package com.kyberaccess.webhook;

import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.RolesContract;
import com.kyberaccess.testing.TestTenants;
import com.kyberaccess.testing.TestTokens;
import com.kyberaccess.webhook.testsupport.Egress;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Egress.class)
class RolesTest {

    @Test
    void everyRoleMayDoWhatTheTableSays() {
        RolesContract.assertEnforced(
                "webhook-service",
                role -> TestTokens.member(TestTenants.next(), role),
                () -> TestTokens.readWrite(TestTenants.next()));
    }
}
