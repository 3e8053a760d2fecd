package com.kyberaccess.common.consumer;

/// A message that can't succeed however often it is tried. Only this sends a message to the dead-letter topic; every
/// other failure is ours and is tried again.
public class PoisonMessageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PoisonMessageException(String reason) {
        super(reason);
    }

    public PoisonMessageException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
