package com.kyberaccess.visitor.file;

import com.kyberaccess.common.signing.SigningKeys;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// Deletes files whose rows are gone, and uploads that nobody kept, until the store has done it. Replicas share the
/// work, since each claims different rows; no transaction is open while the store is asked.
@ApplicationScoped
class FileDeletions {
    private final FileStore store;
    private final FileTable table;
    private final FileConfig config;
    private final MeterRegistry metrics;

    FileDeletions(FileStore store, FileTable table, FileConfig config, MeterRegistry metrics) {
        this.store = store;
        this.table = table;
        this.config = config;
        this.metrics = metrics;
    }

    /// A service whose files could be neither stored nor shown is not to start.
    void start(@Observes StartupEvent event, SigningKeys keys) {
        keys.require();
        Log.infof("files are stored store=%s", store.getClass().getSimpleName());
    }

    @Scheduled(every = "${kyber.files.deletion-interval:2s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void deleteDue() {
        int claimed;
        do {
            var keys = table.claim(config.deletionBatch(), config.deletionRetry());
            for (var key : keys) {
                try {
                    store.delete(key);
                    table.deleted(key);
                    count("deleted");
                } catch (FileStoreException e) {
                    count("failed");
                    Log.warnf("file not deleted, to be tried again key=%s error=%s", key, e.getCause());
                }
            }
            claimed = keys.size();
        } while (claimed == config.deletionBatch());
    }

    private void count(String outcome) {
        metrics.counter("kyber.file.deletions", "outcome", outcome).increment();
    }
}
