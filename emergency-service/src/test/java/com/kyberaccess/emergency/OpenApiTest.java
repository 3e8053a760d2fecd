package com.kyberaccess.emergency;

import com.kyberaccess.testing.OpenApiContract;
import org.junit.jupiter.api.Test;

class OpenApiTest {
    @Test
    void theCommittedDocumentIsWhatTheServiceServes() {
        OpenApiContract.assertCommitted("emergency-service");
    }
}
