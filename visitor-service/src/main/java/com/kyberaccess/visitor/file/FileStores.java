package com.kyberaccess.visitor.file;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Opens the store that is configured.
@Dependent
class FileStores {
    @Produces
    @Singleton
    FileStore store(FileConfig config) {
        var bucket = config.s3().bucket();
        if (config.directory().isPresent() == bucket.isPresent()) {
            throw new IllegalStateException(
                    "exactly one of kyber.files.directory and kyber.files.s3.bucket has to be configured");
        }
        return bucket.<FileStore>map(name -> new S3Store(config.s3(), name))
                .orElseGet(() -> new DirectoryStore(config.directory().orElseThrow()));
    }

    void close(@Disposes FileStore store) throws Exception {
        if (store instanceof AutoCloseable closeable) {
            closeable.close();
        }
    }
}
