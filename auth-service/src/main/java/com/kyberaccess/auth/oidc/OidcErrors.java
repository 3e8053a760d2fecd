package com.kyberaccess.auth.oidc;

import com.kyberaccess.common.error.ErrorResponses;
import com.kyberaccess.common.error.PlatformError;
import io.quarkus.logging.Log;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// What quarkus-oidc refuses, in our envelope: a wrong or missing state, nonce or code, a provider that says
/// no, or none that answers.
@Singleton
class OidcErrors {
    private final ErrorResponses responses;

    OidcErrors(ErrorResponses responses) {
        this.responses = responses;
    }

    @ServerExceptionMapper
    Response map(AuthenticationCompletionException e, HttpServerRequest request) {
        return refused(e, request);
    }

    @ServerExceptionMapper
    Response map(AuthenticationFailedException e, HttpServerRequest request) {
        return refused(e, request);
    }

    @ServerExceptionMapper
    Response map(OIDCException e, HttpServerRequest request) {
        Log.errorf("OpenID Connect provider not reached error=%s", e.getMessage());
        return responses
                .of(
                        PlatformError.SERVICE_UNAVAILABLE,
                        "The OpenID Connect provider can't be reached at the moment; try again shortly.",
                        List.of(),
                        request)
                .build();
    }

    private Response refused(Exception e, HttpServerRequest request) {
        Log.warnf("log-in through OpenID Connect refused error=%s", e.getClass().getSimpleName());
        return responses
                .of(
                        PlatformError.UNAUTHORIZED,
                        "The log-in through the OpenID Connect provider failed; begin again.",
                        List.of(),
                        request)
                .build();
    }
}
