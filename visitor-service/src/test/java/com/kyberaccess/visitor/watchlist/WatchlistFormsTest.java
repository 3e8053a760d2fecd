package com.kyberaccess.visitor.watchlist;

import static org.assertj.core.api.Assertions.assertThat;

import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.visitor.testsupport.Desk;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class WatchlistFormsTest {
    @Inject
    WatchlistForms forms;

    @Inject
    DataSource database;

    @Test
    void whatAnEarlierReleaseWroteIsFoundAgain() throws SQLException {
        // Given
        var office = Desk.open().office();
        var tenant = office.desk().tenant();
        Desk.created(office.desk()
                .post(
                        "/watchlist",
                        Map.of(
                                "list",
                                "bolo",
                                "first_name",
                                "Jane",
                                "last_name",
                                "Smith",
                                "aliases",
                                List.of("Jo Roy"))));
        try (var connection = database.getConnection();
                var outdate = connection.prepareStatement(
                        "UPDATE watchlist_name SET form = 0, codes = '{}', name = 'old' WHERE account_id = ?")) {
            outdate.setObject(1, tenant.accountId());
            outdate.executeUpdate();
        }
        // When
        forms.renewAll();
        // Then
        assertThat(office.checkIn(office.walkIn("Jane", "Smith")).getString("data.status"))
                .isEqualTo("denied");
        assertThat(office.checkIn(office.walkIn("Jo", "Roy")).getString("data.status"))
                .isEqualTo("denied");
        assertThat(forms.renew()).isZero();
    }
}
