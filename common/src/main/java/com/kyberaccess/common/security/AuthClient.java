package com.kyberaccess.common.security;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/// auth-service's token exchange (contract, article 1, *Method 1*), for keys that arrive in `X-API-Key`.
@RegisterRestClient(configKey = "auth")
@Path("/api/v1/auth/token")
interface AuthClient {
    record TokenRequest(String apiKey) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record TokenResponse(String token) {}

    /// @param clientAddress who presented the key to us: the key may be tied to addresses, and limits count by address
    @POST
    TokenResponse token(@HeaderParam("X-Forwarded-For") String clientAddress, TokenRequest request);
}
