package com.kyberaccess.visitor.visit.photo;

import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.file.StoredFiles;
import com.kyberaccess.visitor.visit.VisitErasure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;
import javax.sql.DataSource;

/// Takes the files of visits with them, photos and signed documents, and what the visits say of them.
@ApplicationScoped
class FileErasure implements VisitErasure {
    private static final String FORGET = """
            UPDATE visit
            SET photo_at = NULL, id_photo_at = NULL, id_type = NULL, selfie_at = NULL, nda_signed_at = NULL,
                nda_declined_at = NULL, photo_match_score = NULL
            WHERE account_id = ? AND mode = ? AND id = ANY (?)
            """;
    private static final String FORGET_DECISIONS =
            "DELETE FROM nda_decision WHERE account_id = ? AND mode = ? AND visit_id = ANY (?)";

    private final StoredFiles files;
    private final DataSource database;

    FileErasure(StoredFiles files, DataSource database) {
        this.files = files;
        this.database = database;
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void erase(Tenant tenant, Collection<UUID> visits) {
        files.remove(tenant, visits);
        forget(FORGET_DECISIONS, tenant, visits);
        forget(FORGET, tenant, visits);
    }

    private void forget(String sql, Tenant tenant, Collection<UUID> visits) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, tenant.accountId());
            statement.setString(2, tenant.mode().wireName());
            statement.setArray(3, connection.createArrayOf("uuid", visits.toArray()));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("papers not erased", e);
        }
    }
}
