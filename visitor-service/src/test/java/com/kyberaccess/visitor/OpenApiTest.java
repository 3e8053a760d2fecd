package com.kyberaccess.visitor;

import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.OpenApiContract;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/// Starting the service generates the document.
@QuarkusTest
@WithTestResource(Infrastructure.class)
class OpenApiTest {
    @Test
    void theCommittedDocumentIsTheServedOne() {
        OpenApiContract.assertCommitted("visitor-service");
    }
}
