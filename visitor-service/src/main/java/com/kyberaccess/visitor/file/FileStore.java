package com.kyberaccess.visitor.file;

import java.util.Optional;
import java.util.UUID;

/// Keeps files by keys that this service makes up; nothing that a user says is part of one.
interface FileStore {
    /// Returns when the file is there for good, whole.
    ///
    /// @throws FileStoreException if it is not, or not known to be
    void write(UUID key, byte[] content, String contentType);

    /// @throws FileStoreException if it can't be read at the moment
    Optional<byte[]> read(UUID key);

    /// Does nothing if there is no such file.
    ///
    /// @throws FileStoreException if it may still be there
    void delete(UUID key);
}
