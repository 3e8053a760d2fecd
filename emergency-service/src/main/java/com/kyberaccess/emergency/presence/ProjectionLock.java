package com.kyberaccess.emergency.presence;

import com.kyberaccess.emergency.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/// Lets batches of the projection run beside each other, and an evacuation begin, or the projection be
/// rebuilt, only between them: otherwise a check-in that is just being written would be on neither the roll
/// call's first list nor among those who came later.
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class ProjectionLock {
    /// Any fixed number of its own in this database.
    private static final long KEY = 0x70726573656e63L;

    private final Database database;

    ProjectionLock(Database database) {
        this.database = database;
    }

    /// Until the end of the transaction no evacuation begins.
    void shared() {
        database.list("SELECT pg_advisory_xact_lock_shared(?)", row -> true, KEY);
    }

    /// Until the end of the transaction the projection stands still.
    public void exclusive() {
        database.list("SELECT pg_advisory_xact_lock(?)", row -> true, KEY);
    }
}
