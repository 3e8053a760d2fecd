package com.kyberaccess.visitor.visit.count;

import static org.awaitility.Awaitility.await;

import com.kyberaccess.common.security.Tenant;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduler;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import javax.sql.DataSource;

/// Builds and keeps a tenant's index when a test wants it. The job leaves small tenants alone.
@ApplicationScoped
public class TestIndex {
    private final Indexes indexes;
    private final Indexer indexer;
    private final Merging merging;
    private final Scheduler scheduler;
    private final DataSource database;

    TestIndex(Indexes indexes, Indexer indexer, Merging merging, Scheduler scheduler, DataSource database) {
        this.indexes = indexes;
        this.indexer = indexer;
        this.merging = merging;
        this.scheduler = scheduler;
        this.database = database;
    }

    /// The job brings nothing in and merges nothing from now on: what is built is the test's alone, however slow the
    /// machine is.
    public void pauseJob() {
        scheduler.pause(IndexJob.FLUSH);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> query(
                                "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND classid::integer = ?",
                                row -> row.getLong(1),
                                Merging.LOCKS)
                        == 0);
    }

    public void resumeJob() {
        scheduler.resume(IndexJob.FLUSH);
    }

    /// @return its number
    public int create(Tenant tenant) {
        indexes.create(tenant);
        return number(tenant);
    }

    /// One part. The job may be at it too; one of the two does nothing.
    public void build(int index, Tenant tenant) {
        indexer.build(index, tenant);
    }

    public void awaitReady(int index, Tenant tenant) {
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            indexer.build(index, tenant);
            return indexes.unbuilt().stream().noneMatch(unbuilt -> unbuilt.index() == index);
        });
    }

    public void flush(int index) {
        indexer.flush(index);
    }

    /// As when its slots are used up.
    ///
    /// @return its new number
    public int renew(int index, Tenant tenant) {
        indexes.renew(index);
        return number(tenant);
    }

    private int number(Tenant tenant) {
        return query(
                "SELECT id FROM visit_index WHERE account_id = ? AND mode = ?",
                row -> row.getInt(1),
                tenant.accountId(),
                tenant.mode().wireName());
    }

    private <T> T query(String query, Sql.Row<T> row, Object... values) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Sql.on(
                        database, query, sql -> sql.list(query, row, values).getFirst()));
    }

    /// Takes away what indexes were that are others now.
    public void sweep() {
        indexes.sweep();
    }

    /// How many cuts its ranks have.
    public long cuts(int index) {
        return query("SELECT count(*) FROM visit_cut WHERE index_id = ?", row -> row.getLong(1), index);
    }

    public long segments(int index) {
        return query("SELECT count(DISTINCT segment) FROM visit_term WHERE index_id = ?", row -> row.getLong(1), index);
    }

    /// As when all slots before that one have been taken, and what had them is gone.
    public void skipTo(int index, int slot) {
        query("UPDATE visit_index SET next_slot = ? WHERE id = ? RETURNING id", row -> row.getInt(1), slot, index);
    }

    /// As segments are that were made before there was {@link WordKind#rare}.
    public void forgetRare(int index) {
        query(
                "WITH gone AS (DELETE FROM visit_term WHERE index_id = ? AND term LIKE 'r:%' RETURNING 1)"
                        + " SELECT count(*) FROM gone",
                row -> row.getInt(1), index);
    }

    /// Until no segment is left that can be merged. Unless it is paused, the job may be at it too, and then this does
    /// nothing meanwhile.
    ///
    /// @param meanwhile is done between steps
    public void merge(int index, Runnable meanwhile) {
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            merging.run(index, step -> {
                meanwhile.run();
                return true;
            });
            return isMerged(index);
        });
    }

    private boolean isMerged(int index) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Sql.on(database, "segments not read", sql -> {
                    var table = new SegmentTable(sql, index);
                    int next = table.nextSlot().orElseThrow();
                    return Levels.full(table.spans(), 0, next, Integer.MAX_VALUE)
                            .isEmpty();
                }));
    }
}
