package com.kyberaccess.common.command;

/// A command was carried out and the answer is bad news: `409`, and `./kyber admin` ends with an error.
public class CommandFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Object result;

    /// @param message one line for the operator
    /// @param result what the operator is shown besides, as JSON
    public CommandFailedException(String message, Object result) {
        super(message);
        this.result = result;
    }

    Object result() {
        return result;
    }
}
