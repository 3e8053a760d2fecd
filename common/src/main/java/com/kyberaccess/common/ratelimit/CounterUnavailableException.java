package com.kyberaccess.common.ratelimit;

/// Redis did not count.
class CounterUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CounterUnavailableException(Throwable cause) {
        super(cause);
    }
}
