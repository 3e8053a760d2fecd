package com.kyberaccess.common.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ClientErrorException;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.ClientWebApplicationException;

/// The call to auth-service with its limits: 2 s, and an open circuit while it fails, so that its outage costs the
/// others no threads.
@ApplicationScoped
class GuardedAuth {
    private final AuthClient client;

    GuardedAuth(@RestClient AuthClient client) {
        this.client = client;
    }

    @Timeout(2_000)
    @CircuitBreaker(requestVolumeThreshold = 10, failureRatio = 0.5, delay = 2_000, skipOn = Refused.class)
    String token(String apiKey, String clientAddress) {
        try {
            return client.token(clientAddress, new AuthClient.TokenRequest(apiKey))
                    .token();
        } catch (ClientWebApplicationException e) {
            if (e.getResponse().getStatus() < 500) {
                throw new Refused(e);
            }
            throw e;
        }
    }

    /// auth-service answered, and said no: not a failure of the circuit.
    static final class Refused extends ClientErrorException {
        private static final long serialVersionUID = 1L;

        Refused(ClientWebApplicationException cause) {
            super(cause.getResponse().getStatus(), cause);
        }
    }
}
