package com.kyberaccess.emergency;

import com.kyberaccess.common.sandbox.SandboxResets;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.SandboxContract;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class SandboxTest {
    @Inject
    SandboxResets resets;

    @Inject
    DataSource database;

    @Test
    void everyTableOfASandboxIsWiped() {
        SandboxContract.assertEveryTableIsWiped(resets, database, Set.of());
    }
}
