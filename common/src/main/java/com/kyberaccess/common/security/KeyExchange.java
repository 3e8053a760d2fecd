package com.kyberaccess.common.security;

/// Turns an API key into a token: at auth-service over HTTP, or in auth-service itself directly.
public interface KeyExchange {
    /// @param clientAddress where the key was presented from, an IP address
    /// @throws ApiException 401 if the key is unknown, expired or revoked; 403 if it may not be used from
    ///     there; 503 if auth-service can't be asked
    String tokenFor(String apiKey, String clientAddress);
}
