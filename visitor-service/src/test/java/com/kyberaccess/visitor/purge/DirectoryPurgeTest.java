package com.kyberaccess.visitor.purge;

import static org.assertj.core.api.Assertions.assertThat;

import com.kyberaccess.common.command.OperatorCommand;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.visitor.host.HostCard;
import com.kyberaccess.visitor.testsupport.Desk;
import io.quarkus.arc.All;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class DirectoryPurgeTest {
    @Inject
    DataSource database;

    @Inject
    @All
    List<OperatorCommand> commands;

    private void twoDaysPass(Desk desk) {
        execute("UPDATE host SET deleted_at = deleted_at - interval '2 days' WHERE account_id = ?", desk);
    }

    private int execute(String sql, Desk desk) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, desk.tenant().accountId());
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private List<UUID> kept(Desk desk) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("SELECT id FROM host WHERE account_id = ?")) {
            select.setObject(1, desk.tenant().accountId());
            var ids = new ArrayList<UUID>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getObject(1, UUID.class));
                }
            }
            return ids;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private void purge() {
        commands.stream()
                .filter(command -> command.name().equals("purge-directory"))
                .findFirst()
                .orElseThrow()
                .run(Map.of());
    }

    private static UUID id(String host) {
        return HostCard.HOST_ID.parse(host).orElseThrow();
    }

    @Test
    void aRemovedHostWhomNothingNamesIsForgotten() {
        // Given
        var desk = Desk.open();
        var office = desk.office();
        var visited = office.host();
        office.checkedIn("Jane", "Smith");
        var idle = desk.host("Idle", "idle@company.com", "Sales", office.location());
        var awaiting = desk.host("Awaiting", "a@company.com", "Sales", office.location());
        Desk.created(desk.post("/deliveries", Map.of("host_id", awaiting)));
        var present = desk.host("Present", "p@company.com", "Sales", office.location());
        for (var host : List.of(visited, idle, awaiting)) {
            desk.delete("/hosts/" + host).then().statusCode(204);
        }
        // When
        purge();
        assertThat(kept(desk)).hasSize(4);
        twoDaysPass(desk);
        purge();
        // Then
        assertThat(kept(desk)).containsExactlyInAnyOrder(id(visited), id(awaiting), id(present));
        // When
        execute("DELETE FROM visit WHERE account_id = ?", desk);
        purge();
        // Then
        assertThat(kept(desk)).containsExactlyInAnyOrder(id(awaiting), id(present));
    }

    private static String pickedUp(Desk desk, String host, String location) {
        var id = Desk.created(desk.post("/deliveries", Map.of("host_id", host, "location_id", location)))
                .getString("data.id");
        desk.patch("/deliveries/" + id, Map.of("status", "picked_up", "picked_up_by", "Jane Smith"))
                .then()
                .statusCode(200);
        return id;
    }

    @Test
    void aPackageGoesWhenTheRetentionOfItsLocationIsOver() {
        // Given
        var desk = Desk.open();
        var office = desk.office();
        var forever = desk.location("Archive", "UTC");
        var longer = desk.location("Warehouse", "UTC");
        desk.patch("/locations/" + forever, Map.of("retention", Map.of("action", "none")));
        desk.patch("/locations/" + longer, Map.of("retention", Map.of("action", "delete", "after_days", 10)));
        desk.patch("/settings", Map.of("retention", Map.of("action", "anonymise", "after_days", 2)));
        var old = pickedUp(desk, office.host(), office.location());
        var kept = pickedUp(desk, office.host(), forever);
        var later = pickedUp(desk, office.host(), longer);
        var waiting = Desk.created(desk.post("/deliveries", Map.of("host_id", office.host())))
                .getString("data.id");
        execute("UPDATE delivery SET picked_up_at = picked_up_at - interval '3 days' WHERE account_id = ?", desk);
        var fresh = pickedUp(desk, office.host(), office.location());
        // When
        purge();
        // Then
        assertThat(desk.get("/deliveries").jsonPath().getList("data.id"))
                .isEqualTo(List.of(fresh, waiting, later, kept));
        desk.get("/deliveries/" + old).then().statusCode(404);
    }
}
