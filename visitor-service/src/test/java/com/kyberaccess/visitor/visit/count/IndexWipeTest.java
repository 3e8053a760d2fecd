package com.kyberaccess.visitor.visit.count;

import static org.assertj.core.api.Assertions.assertThatCode;

import com.kyberaccess.testing.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class IndexWipeTest {
    @Inject
    DataSource database;

    @Test
    void anIndexIsTakenAwayOnTheSchemaOneMigrationEarlierToo() throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                // Given
                var sql = new Sql(connection);
                sql.run("DROP TABLE visit_cut");
                // Then
                assertThatCode(() -> Indexes.wipe(sql, -1)).doesNotThrowAnyException();
            } finally {
                connection.rollback();
            }
        }
    }
}
