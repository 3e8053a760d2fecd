package com.kyberaccess.embedded;

/// An embedded server could not be started, stopped or prepared; the message names the server.
public final class EmbeddedServerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EmbeddedServerException(String message, Throwable cause) {
        super(message, cause);
    }

    EmbeddedServerException(String message) {
        super(message);
    }
}
