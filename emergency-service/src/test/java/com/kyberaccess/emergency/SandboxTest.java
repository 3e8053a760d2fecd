package com.kyberaccess.emergency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;

import com.kyberaccess.common.sandbox.SandboxResets;
import com.kyberaccess.emergency.testsupport.ControlRoom;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.SandboxContract;
import com.kyberaccess.testing.TestTenants;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
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
    void aResetLeavesNothingOfTheSandboxAndAllOfTheLiveData() {
        // Given
        var live = TestTenants.next();
        var sandbox = TestTenants.sandboxOf(live);
        emergency(ControlRoom.of(live));
        emergency(ControlRoom.of(sandbox));
        // When
        resets.reset(sandbox.accountId(), Instant.now());
        // Then
        assertThat(resets.tables())
                .allSatisfy(table -> assertThat(SandboxContract.sandboxRows(database, table, sandbox.accountId()))
                        .as(table)
                        .isZero());
        ControlRoom.of(live).get("/evacuations").then().body("data", hasSize(1));
        ControlRoom.of(live).get("/lockdowns").then().body("data", hasSize(1));
        // And the sandbox can be filled again
        emergency(ControlRoom.of(sandbox));
    }

    @Test
    void everyTableOfASandboxIsWiped() {
        SandboxContract.assertEveryTableIsWiped(resets, database, Set.of());
    }

    private static void emergency(ControlRoom room) {
        var location = room.location("Main Office");
        room.post("/rally-points", Map.of("location_id", location, "name", "Car park"));
        room.lockedDown(location);
        var evacuation = ControlRoom.data(room.post("/evacuations", Map.of("reason", "Fire")), 201)
                .getString("data.id");
        room.post("/evacuations/" + evacuation + "/people", Map.of("name", "Plumber", "mark", Map.of("status", "safe")))
                .then()
                .statusCode(201);
    }
}
