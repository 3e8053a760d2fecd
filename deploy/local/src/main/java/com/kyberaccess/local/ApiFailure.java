package com.kyberaccess.local;

/// The API answered an error.
final class ApiFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    ApiFailure(String request, int status, String body) {
        super("%s answered %d: %s".formatted(request, status, body));
        this.status = status;
    }

    int status() {
        return status;
    }
}
