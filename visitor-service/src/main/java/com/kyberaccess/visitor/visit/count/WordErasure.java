package com.kyberaccess.visitor.visit.count;

import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.visit.VisitErasure;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/// Notes the words of visits that are erased; the index lets go of them when it takes in that they are gone.
@Singleton
class WordErasure implements VisitErasure {
    /// None without the table's migration (docs/adr/0033), which empties the index.
    private static final String INDEX = "SELECT id FROM visit_index WHERE account_id = ? AND mode = ?"
            + " AND to_regclass('visit_word_gone') IS NOT NULL";
    private static final String TEXTS = "SELECT search_text FROM visit WHERE id = ANY (?)";
    private static final String NOTE =
            "INSERT INTO visit_word_gone (index_id, word) SELECT ?, unnest(?::text[]) ON CONFLICT DO NOTHING";

    private final DataSource database;

    WordErasure(DataSource database) {
        this.database = database;
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void erase(Tenant tenant, Collection<UUID> visits) {
        Sql.on(database, "words of erased visits not noted", sql -> {
            var indexes = sql.list(
                    INDEX,
                    row -> row.getInt(1),
                    tenant.accountId(),
                    tenant.mode().wireName());
            for (int index : indexes) {
                note(sql, index, visits);
            }
            return indexes;
        });
    }

    private static void note(Sql sql, int index, Collection<UUID> visits) throws SQLException {
        Object ids = List.copyOf(visits);
        var words = sql.list(TEXTS, row -> row.getString(1), ids).stream()
                .flatMap(text -> Words.of(text).listed().stream())
                .distinct()
                .sorted()
                .toList();
        sql.execute(NOTE, index, words);
    }
}
