package com.kyberaccess.common.start;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import javax.sql.DataSource;

/// A service whose database does not take it ends its start, also where a job migrates the schema and the service
/// would not need the database before its first request.
@ApplicationScoped
class DatabaseAtStart {
    private final DataSource database;

    DatabaseAtStart(DataSource database) {
        this.database = database;
    }

    void check(@Observes @Priority(0) StartupEvent event) throws SQLException {
        database.getConnection().close();
    }
}
