package com.kyberaccess.visitor.visit.nda;

import com.kyberaccess.common.security.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The SQL of `nda_decision`.
@ApplicationScoped
class DecisionTable {
    private static final String INSERT = """
            INSERT INTO nda_decision
                (id, account_id, mode, visit_id, decision, name, version, text_hash, file_hash, decided_at, decided_by)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final DataSource database;

    DecisionTable(DataSource database) {
        this.database = database;
    }

    void insert(Tenant tenant, UUID visit, Decisions.Decision decision, String what, byte @Nullable [] fileHash) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, decision.id());
            insert.setObject(2, tenant.accountId());
            insert.setString(3, tenant.mode().wireName());
            insert.setObject(4, visit);
            insert.setString(5, what);
            insert.setString(6, decision.agreement().name());
            insert.setInt(7, decision.agreement().version());
            insert.setBytes(8, decision.agreement().hash());
            insert.setBytes(9, fileHash);
            insert.setObject(10, decision.at().atOffset(ZoneOffset.UTC));
            insert.setString(11, decision.by());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("decision not written", e);
        }
    }
}
