package com.kyberaccess.visitor.file;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.error.PlatformError;
import com.kyberaccess.common.security.Tenant;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/// Files of visits, at most one of a kind. Store and database can't commit together, so a file is first uploaded,
/// then kept in the transaction that needs it:
///
/// ```
/// upload: note the key as to be deleted ─► write the file ─┐ no transaction
/// keep:   take the note back, insert the file's row ◄──────┘ the caller's transaction
/// ```
///
/// Whatever a crash leaves is noted, and {@link FileDeletions} deletes it. A row never points at a file that was not
/// written.
@ApplicationScoped
public class StoredFiles {
    private final FileStore store;
    private final FileTable table;
    private final FileConfig config;

    StoredFiles(FileStore store, FileTable table, FileConfig config) {
        this.store = store;
        this.table = table;
        this.config = config;
    }

    /// A file that was written and is not kept yet.
    public record Upload(UUID key, int bytes) {}

    /// Writes a file, outside of any transaction.
    ///
    /// @throws ApiException 503 if the store does not take it
    @Transactional(TxType.NEVER)
    public Upload upload(byte[] content, String contentType) {
        var key = UUID.randomUUID();
        table.reserve(key, config.orphanAfter());
        try {
            store.write(key, content, contentType);
        } catch (FileStoreException e) {
            throw unavailable(e);
        }
        return new Upload(key, content.length);
    }

    /// Makes an upload the visit's file of this kind, in the place of an earlier one.
    ///
    /// @throws ApiException 503 if it took so long that the upload counts as given up
    @Transactional(TxType.MANDATORY)
    public void keep(Tenant tenant, UUID visit, FileKind kind, Upload upload) {
        if (!table.release(upload.key())) {
            throw new ApiException(PlatformError.SERVICE_UNAVAILABLE, "The upload took too long; send it again.");
        }
        table.remove(visit, kind);
        table.insert(upload.key(), tenant, visit, kind, upload.bytes());
    }

    /// Takes all files of visits away, for good.
    @Transactional(TxType.MANDATORY)
    public void remove(Tenant tenant, Collection<UUID> visits) {
        table.removeAll(tenant, visits);
    }

    /// @return the key of a visit's file: another one when the file was replaced
    Optional<UUID> find(UUID visit, FileKind kind) {
        return table.find(visit, kind);
    }

    /// @throws ApiException 503 if the store does not answer
    Optional<byte[]> read(UUID key) {
        try {
            return store.read(key);
        } catch (FileStoreException e) {
            throw unavailable(e);
        }
    }

    private static ApiException unavailable(FileStoreException e) {
        Log.errorf(e, "store of files failed");
        return new ApiException(
                PlatformError.SERVICE_UNAVAILABLE, "Files can't be reached at the moment; try again shortly.");
    }
}
