package com.kyberaccess.visitor.screening.registry;

/// A registry could not be searched. The message names no person.
class RegistryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private RegistryException(String message, Throwable cause) {
        super(message, cause);
    }

    private RegistryException(String message) {
        super(message);
    }

    static RegistryException refused(int status) {
        return new RegistryException("the registry answered " + status);
    }

    static RegistryException notValid(String field) {
        return new RegistryException("the registry's answer is not valid: " + field);
    }

    static RegistryException unreadable(Exception cause) {
        // Not the cause itself: Jackson's tells of the body.
        return new RegistryException(
                "the registry's answer can't be read: " + cause.getClass().getSimpleName());
    }

    static RegistryException interrupted(InterruptedException cause) {
        return new RegistryException("interrupted while the registry was asked", cause);
    }

    /// It may answer the next time: asking is repeated once.
    static final class Unavailable extends RegistryException {
        private static final long serialVersionUID = 1L;

        Unavailable(int status) {
            super("the registry answered " + status);
        }

        Unavailable(Exception cause) {
            super("the registry does not answer: " + cause.getClass().getSimpleName());
        }
    }
}
