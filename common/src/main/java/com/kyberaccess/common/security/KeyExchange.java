package com.kyberaccess.common.security;

import com.kyberaccess.common.error.ApiException;

/// Turns an API key into a token: at auth-service over HTTP, or in auth-service itself directly.
public interface KeyExchange {
    /// @throws ApiException 401 if the key is unknown, expired or revoked; 503 if auth-service can't be asked
    String tokenFor(String apiKey);
}
