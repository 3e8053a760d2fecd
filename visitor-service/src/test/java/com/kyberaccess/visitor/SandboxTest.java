package com.kyberaccess.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.kyberaccess.common.sandbox.SandboxResets;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.SandboxContract;
import com.kyberaccess.testing.TestTenants;
import com.kyberaccess.visitor.testsupport.Desk;
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

    private static Desk.Office officeWithAVisitor(Desk desk) {
        var location = desk.location("Main Office", "UTC");
        var host = desk.host("John Doe", "john@company.example", "Engineering", location);
        var office = new Desk.Office(desk, location, host);
        office.checkIn(office.jane());
        Desk.created(desk.post(
                "/watchlist", Map.of("list", "custom", "first_name", "Max", "last_name", "Muster", "reason", "x")));
        Desk.created(desk.post("/deliveries", Map.of("host_id", host)));
        desk.patch("/settings", Map.of("nda_required", true)).then().statusCode(200);
        return office;
    }

    @Test
    void aResetLeavesNothingOfTheSandboxAndAllOfTheLiveData() {
        // Given
        var live = TestTenants.next();
        var sandbox = TestTenants.sandboxOf(live);
        officeWithAVisitor(Desk.of(live));
        officeWithAVisitor(Desk.of(sandbox));
        // When
        resets.reset(sandbox.accountId(), Instant.now());
        // Then
        assertThat(resets.tables())
                .allSatisfy(table -> assertThat(SandboxContract.sandboxRows(database, table, sandbox.accountId()))
                        .as(table)
                        .isZero());
        assertThat(Desk.of(live).get("/visitors/active").jsonPath().getList("data"))
                .hasSize(1);
        assertThat(Desk.of(live).get("/watchlist").jsonPath().getList("data")).hasSize(1);
        // And the sandbox can be filled again
        officeWithAVisitor(Desk.of(sandbox));
    }

    @Test
    void everyTableOfASandboxIsWiped() {
        SandboxContract.assertEveryTableIsWiped(resets, database, Set.of());
    }
}
