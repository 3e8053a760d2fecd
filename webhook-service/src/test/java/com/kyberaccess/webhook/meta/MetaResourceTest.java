package com.kyberaccess.webhook.meta;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.TestTenants;
import com.kyberaccess.testing.TestTokens;
import com.kyberaccess.webhook.testsupport.Api;
import com.kyberaccess.webhook.testsupport.Egress;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Egress.class)
class MetaResourceTest {
    @Test
    void tellsAddressesLimitsAndVersion() {
        Api.with(TestTokens.readOnly(TestTenants.next()))
                .get("/api/v1/meta")
                .then()
                .statusCode(200)
                .body("data.version", notNullValue())
                .body("data.egress_addresses", contains("127.0.0.2", "127.0.0.3", "203.0.113.9"))
                .body("data.choosable_addresses", contains("127.0.0.2", "127.0.0.3"))
                .body("data.plans.starter.max_webhooks", equalTo(3))
                .body("data.plans.professional.webhook_events_per_second", equalTo(50))
                .body("data.plans.enterprise.max_webhooks", nullValue())
                .body("data.plans.enterprise.requests_per_minute", equalTo(2_000))
                .body("data.webhooks.max_response_bytes", equalTo(16_384));
    }
}
