package com.kyberaccess.common.security;

import com.kyberaccess.common.error.ApiException;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Locale;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/// Every request passes here once its endpoint is known: who calls (`Authorization: Bearer` or `X-API-Key`), and may
/// they ({@link AccessPolicy}). An endpoint is closed unless it is marked {@link Public}.
@Singleton
public class AccessFilter {
    private static final String API_KEY_HEADER = "X-API-Key";
    private static final String BEARER = "bearer ";

    private final TokenVerifier tokens;
    private final ApiKeys apiKeys;
    private final AccessPolicy policy;
    private final CurrentCaller current;

    AccessFilter(TokenVerifier tokens, ApiKeys apiKeys, AccessPolicy policy, CurrentCaller current) {
        this.tokens = tokens;
        this.apiKeys = apiKeys;
        this.policy = policy;
        this.current = current;
    }

    @ServerRequestFilter
    public void check(ContainerRequestContext request, ResourceInfo endpoint) {
        if (open(endpoint)) {
            return;
        }
        var caller = authenticate(
                request.getHeaderString(HttpHeaders.AUTHORIZATION), request.getHeaderString(API_KEY_HEADER));
        MDC.put("account_id", caller.tenant().account());
        policy.check(
                caller,
                request.getMethod(),
                EndpointTemplate.of(endpoint.getResourceClass(), endpoint.getResourceMethod()));
        current.set(caller);
    }

    private Caller authenticate(@Nullable String authorization, @Nullable String apiKey) {
        if (authorization != null) {
            if (!authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
                throw ApiException.unauthorized("The Authorization header must be 'Bearer' and a token.");
            }
            return tokens.verify(authorization.substring(BEARER.length()).strip());
        }
        if (apiKey != null) {
            return apiKeys.verify(apiKey.strip());
        }
        throw ApiException.unauthorized("This needs a token in Authorization, or an API key in X-API-Key.");
    }

    private static boolean open(ResourceInfo endpoint) {
        return endpoint.getResourceMethod().isAnnotationPresent(Public.class)
                || endpoint.getResourceClass().isAnnotationPresent(Public.class);
    }
}
