package com.kyberaccess.emergency;

import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.OpenApiContract;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class OpenApiTest {
    @Test
    void theCommittedDocumentIsWhatTheServiceServes() {
        OpenApiContract.assertCommitted("emergency-service");
    }
}
