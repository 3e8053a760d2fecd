package com.kyberaccess.visitor.visit.onsite;

import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.screening.ScreenedPerson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/// Who is on site.
@ApplicationScoped
class PresentVisitors {
    private static final String PRESENT = """
            SELECT id, first_name, last_name FROM visit WHERE account_id = ? AND mode = ? AND status = 'checked_in'
            ORDER BY id
            """;

    private final DataSource database;

    PresentVisitors(DataSource database) {
        this.database = database;
    }

    record Present(UUID visit, ScreenedPerson person) {}

    /// In one order for all, so that two who lock some of them never wait for each other.
    @Transactional(Transactional.TxType.MANDATORY)
    List<Present> of(Tenant tenant) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(PRESENT)) {
            select.setObject(1, tenant.accountId());
            select.setString(2, tenant.mode().wireName());
            var present = new ArrayList<Present>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    present.add(new Present(
                            rows.getObject(1, UUID.class),
                            new ScreenedPerson(rows.getString(2), rows.getString(3), null)));
                }
            }
            return present;
        } catch (SQLException e) {
            throw new IllegalStateException("visitors on site not read", e);
        }
    }
}
