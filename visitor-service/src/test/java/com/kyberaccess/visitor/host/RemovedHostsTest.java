package com.kyberaccess.visitor.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.kyberaccess.common.command.OperatorCommand;
import com.kyberaccess.testing.Infrastructure;
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
class RemovedHostsTest {
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
                .filter(command -> command.name().equals("purge-hosts"))
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
}
