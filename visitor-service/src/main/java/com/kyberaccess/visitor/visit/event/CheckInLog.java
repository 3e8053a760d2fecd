package com.kyberaccess.visitor.visit.event;

import com.kyberaccess.common.error.EnumNames;
import com.kyberaccess.common.security.CurrentCaller;
import com.kyberaccess.visitor.visit.Party;
import com.kyberaccess.visitor.visit.Visit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;

/// Writes the log of check-in events (contract, article 2, *List Check-In Events*): one row in the transaction of the
/// change, as the visit is then.
@ApplicationScoped
class CheckInLog {
    private final DataSource database;
    private final TransactionSynchronizationRegistry transactions;
    private final CurrentCaller caller;

    CheckInLog(DataSource database, TransactionSynchronizationRegistry transactions, CurrentCaller caller) {
        this.database = database;
        this.transactions = transactions;
        this.caller = caller;
    }

    /// What the log tells of.
    enum Type {
        CHECK_IN,
        CHECK_OUT,
        DENIED,
        PRE_REGISTERED
    }

    /// @param id of the event that tells the other services
    void write(UUID id, Type type, Visit visit, Party party, Instant at) {
        pending()
                .add(new LoggedEvent(
                        id,
                        visit.tenant().accountId(),
                        visit.tenant().mode().wireName(),
                        visit.id(),
                        party.place().id(),
                        EnumNames.of(type),
                        at,
                        visit.visitor().fullName(),
                        party.host().name(),
                        party.place().name(),
                        method(),
                        visit.badgeNumber() != null,
                        false,
                        false));
    }

    /// Integrations and kiosks have keys; people at the dashboard don't.
    private String method() {
        return caller.get().isKey() ? "api" : "dashboard";
    }

    private LoggedEvents pending() {
        var pending = (LoggedEvents) transactions.getResource(this);
        if (pending == null) {
            pending = new LoggedEvents(database);
            transactions.putResource(this, pending);
            transactions.registerInterposedSynchronization(pending);
        }
        return pending;
    }
}
