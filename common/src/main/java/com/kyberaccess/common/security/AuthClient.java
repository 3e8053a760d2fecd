package com.kyberaccess.common.security;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
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

    @POST
    TokenResponse token(TokenRequest request);
}
