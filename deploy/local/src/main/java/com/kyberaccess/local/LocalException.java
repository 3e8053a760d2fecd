package com.kyberaccess.local;

/// What went wrong, in words for whoever typed the command: the message is all that is shown.
public final class LocalException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LocalException(String message) {
        super(message);
    }

    LocalException(String message, Throwable cause) {
        super(message, cause);
    }
}
