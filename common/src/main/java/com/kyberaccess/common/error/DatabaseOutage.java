package com.kyberaccess.common.error;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/// Tells that the database could not be asked, or has no connection to spare: nobody's request is at fault, nor our
/// code, and the same request can succeed later.
public final class DatabaseOutage {
    /// By SQLSTATE (PostgreSQL manual, *Error Codes*): its server shuts down, crashed, or starts; its connections are
    /// all taken.
    private static final Set<String> STATES = Set.of("57P01", "57P02", "57P03", "53300");
    /// Connection exceptions.
    private static final String CONNECTION_CLASS = "08";
    /// What Agroal's pool says, without a state, when a connection could not be made in time, or all are in use.
    private static final Set<String> POOL =
            Set.of("Acquisition timeout while waiting for new connection", "Sorry, acquisition timeout!");

    private DatabaseOutage() {}

    /// @return what says so among the causes of a failure, if anything does
    static Optional<SQLException> behind(Throwable failure) {
        return Causes.of(failure).stream()
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .filter(DatabaseOutage::is)
                .findFirst();
    }

    public static boolean is(SQLException e) {
        var state = e.getSQLState();
        return state == null
                ? POOL.contains(String.valueOf(e.getMessage()))
                : state.startsWith(CONNECTION_CLASS) || STATES.contains(state);
    }
}
