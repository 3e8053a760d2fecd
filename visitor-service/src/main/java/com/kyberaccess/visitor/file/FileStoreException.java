package com.kyberaccess.visitor.file;

/// The store did not do what it was asked to.
class FileStoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FileStoreException(String message, Exception cause) {
        super(message, cause);
    }
}
