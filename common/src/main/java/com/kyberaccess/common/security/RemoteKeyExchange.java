package com.kyberaccess.common.security;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.error.PlatformError;
import io.quarkus.arc.DefaultBean;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;

/// Asks auth-service, behind {@link GuardedAuth}. This is the only request path on which one service needs another
/// (design §1).
@ApplicationScoped
@DefaultBean
class RemoteKeyExchange implements KeyExchange {
    private final GuardedAuth auth;

    RemoteKeyExchange(GuardedAuth auth) {
        this.auth = auth;
    }

    @Override
    public String tokenFor(String apiKey, String clientAddress) {
        try {
            return auth.token(apiKey, clientAddress);
        } catch (WebApplicationException e) {
            throw switch (e.getResponse().getStatus()) {
                case 401 -> ApiException.unauthorized("The API key is not valid.");
                case 403 -> AccessError.ipNotAllowed();
                case 429 -> new ApiException(PlatformError.RATE_LIMIT_EXCEEDED, "Too many API keys from this address.");
                default -> unavailable(e);
            };
        } catch (ProcessingException | FaultToleranceException e) {
            throw unavailable(e);
        }
    }

    private static ApiException unavailable(Exception e) {
        Log.warnf("API key not exchanged, auth-service does not answer error=%s", e.toString());
        return new ApiException(
                PlatformError.SERVICE_UNAVAILABLE,
                "API keys can't be verified at the moment; try again, or use a token.");
    }
}
