package com.kyberaccess.common;

import static org.assertj.core.api.Assertions.assertThat;

import com.kyberaccess.common.schema.SchemaColumns;
import com.kyberaccess.testing.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class SchemaColumnsTest {
    private final SchemaColumns columns;

    SchemaColumnsTest(SchemaColumns columns) {
        this.columns = columns;
    }

    @Test
    void aColumnOfTheSchemaIsThere() {
        assertThat(columns.has("outbox", "traceparent")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"outbox,of_a_later_migration", "of_a_later_migration,id"})
    void whatALaterMigrationAddsIsNot(String table, String column) {
        assertThat(columns.has(table, column)).isFalse();
    }
}
