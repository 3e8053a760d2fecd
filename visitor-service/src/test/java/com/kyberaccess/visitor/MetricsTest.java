package com.kyberaccess.visitor;

import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.MetricsContract;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class MetricsTest {
    @SuppressWarnings("NullAway.Init")
    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    @Test
    void theOperatorsPageListsWhatIsServed() {
        MetricsContract.assertListed("visitor", metrics);
    }
}
