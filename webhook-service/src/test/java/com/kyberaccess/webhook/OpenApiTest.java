package com.kyberaccess.webhook;

import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.OpenApiContract;
import com.kyberaccess.webhook.testsupport.Egress;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Egress.class)
class OpenApiTest {
    @Test
    void committedDocumentIsWhatIsServed() {
        OpenApiContract.assertCommitted("webhook-service");
    }
}
