package com.kyberaccess.common.idempotency;

import com.kyberaccess.common.http.ClientRequest;
import io.agroal.api.AgroalPoolInterceptor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;

/// Writes into every transaction of a request with an `Idempotency-Key` that the key's work is done: what is committed
/// is marked, and what is marked is committed. A crash before leaves a key that may be tried again, a crash after one
/// that must not.
@ApplicationScoped
class TransactionMark implements AgroalPoolInterceptor {
    private final ClientRequest request;
    private final TransactionManager transactions;
    private final TransactionSynchronizationRegistry registry;
    private final IdempotencyTable table;

    TransactionMark(
            ClientRequest request,
            TransactionManager transactions,
            TransactionSynchronizationRegistry registry,
            IdempotencyTable table) {
        this.request = request;
        this.transactions = transactions;
        this.registry = registry;
        this.table = table;
    }

    /// A transaction takes its connection from the pool once. (CDI's own event of its beginning would do, but the
    /// transaction manager outlives the application where another one is started in the same JVM, as tests do, and
    /// goes on telling the old one.)
    @Override
    public void onConnectionAcquire(Connection connection) {
        if (registry.getTransactionStatus() != Status.STATUS_ACTIVE || registry.getResource(this) != null) {
            return;
        }
        var attempt = request.context().map(Attempt::of).orElse(null);
        if (attempt != null && !attempt.committed()) {
            registry.putResource(this, attempt);
            register(new Last(attempt));
        }
    }

    private void register(Last last) {
        try {
            transactions.getTransaction().registerSynchronization(last);
        } catch (SystemException | RollbackException e) {
            throw new IllegalStateException("idempotency key not marked", e);
        }
    }

    /// Registers the mark when everything else that writes before the commit (Hibernate's flush, the outbox) has
    /// registered itself: interposed ones come in this order, after all that are not (Jakarta Transactions §3.3.2).
    private final class Last implements Synchronization {
        private final Attempt attempt;

        Last(Attempt attempt) {
            this.attempt = attempt;
        }

        @Override
        public void beforeCompletion() {
            registry.registerInterposedSynchronization(new Mark(attempt));
        }

        @Override
        public void afterCompletion(int status) {
            // The mark's own tells.
        }
    }

    private final class Mark implements Synchronization {
        private final Attempt attempt;
        private boolean marked;

        Mark(Attempt attempt) {
            this.attempt = attempt;
        }

        @Override
        public void beforeCompletion() {
            marked = table.commit(attempt);
        }

        @Override
        public void afterCompletion(int status) {
            if (marked && status == Status.STATUS_COMMITTED) {
                attempt.markCommitted();
            }
        }
    }
}
