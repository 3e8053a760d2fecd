package com.kyberaccess.auth;

import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.OpenApiContract;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class OpenApiTest {

    @Test
    void theCommittedDocumentIsWhatIsServed() {
        OpenApiContract.assertCommitted("auth-service");
    }
}
