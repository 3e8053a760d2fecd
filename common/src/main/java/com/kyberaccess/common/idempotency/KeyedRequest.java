package com.kyberaccess.common.idempotency;

import com.kyberaccess.common.http.ClientRequest;
import jakarta.enterprise.context.ApplicationScoped;

/// Tells whether the present request has an `Idempotency-Key`: its work then needs a transaction of its own, which has
/// the key's mark in it.
@ApplicationScoped
public class KeyedRequest {
    private final ClientRequest request;

    KeyedRequest(ClientRequest request) {
        this.request = request;
    }

    public boolean isPresent() {
        return request.context().map(Attempt::of).isPresent();
    }
}
