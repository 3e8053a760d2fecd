package com.kyberaccess.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.kyberaccess.common.outbox.Outbox;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.visitor.host.HostCard;
import com.kyberaccess.visitor.testsupport.Desk;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class KnownPartiesTest {
    private final DataSource database;
    private final Event<Outbox.Committed> committed;

    KnownPartiesTest(DataSource database, Event<Outbox.Committed> committed) {
        this.database = database;
        this.committed = committed;
    }

    @Test
    void theCheckInAfterAHostsEventSeesTheHostAsItIsNow() throws SQLException {
        // Given
        var office = Desk.open().office();
        office.checkIn(office.walkIn("First", "Visitor"));
        rename(office.host(), "Joan Doe");
        // When
        committed.fire(new Outbox.Committed(Set.of("host.updated")));
        // Then
        assertThat(office.checkIn(office.walkIn("Second", "Visitor")).getString("data.host.name"))
                .isEqualTo("Joan Doe");
    }

    private void rename(String host, String name) throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("UPDATE host SET name = ? WHERE id = ?")) {
            update.setString(1, name);
            update.setObject(2, HostCard.HOST_ID.parse(host).orElseThrow());
            update.executeUpdate();
        }
    }
}
