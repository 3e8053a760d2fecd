package com.kyberaccess.common.security;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.error.PlatformError;
import com.kyberaccess.common.http.ClientRequest;
import com.kyberaccess.common.ratelimit.RateLimits;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Every request passes here once its endpoint is known: who calls (`Authorization: Bearer` or `X-API-Key`), and may
/// they ({@link AccessPolicy}), and have they requests left ({@link RateLimits}). An endpoint is closed unless it is
/// marked {@link Public}.
@Singleton
public class AccessFilter {
    private static final String API_KEY_HEADER = "X-API-Key";

    private final Authenticator authenticator;
    private final AccessPolicy policy;
    private final CurrentCaller current;
    private final RateLimits limits;
    private final SandboxHost sandbox;

    AccessFilter(
            Authenticator authenticator,
            AccessPolicy policy,
            CurrentCaller current,
            RateLimits limits,
            SandboxHost sandbox) {
        this.authenticator = authenticator;
        this.policy = policy;
        this.current = current;
        this.limits = limits;
        this.sandbox = sandbox;
    }

    @ServerRequestFilter
    public void check(ContainerRequestContext request, ResourceInfo endpoint, RoutingContext routing) {
        if (open(endpoint)) {
            return;
        }
        var caller = caller(request, routing);
        MDC.put("account_id", caller.tenant().account());
        limits.take(
                routing.response(),
                "account",
                quota(caller.tenant()),
                caller.plan().requestsPerMinute());
        policy.check(
                caller,
                request.getMethod(),
                EndpointTemplate.of(endpoint.getResourceClass(), endpoint.getResourceMethod()));
        current.set(caller);
    }

    /// Whoever tries credentials in bulk is told to slow down instead of what is wrong with each.
    private Caller caller(ContainerRequestContext request, RoutingContext routing) {
        try {
            var caller = authenticator.authenticate(
                    request.getHeaderString(HttpHeaders.AUTHORIZATION),
                    request.getHeaderString(API_KEY_HEADER),
                    () -> ClientRequest.ip(routing));
            sandbox.check(routing, caller.tenant().mode());
            return caller;
        } catch (ApiException e) {
            if (e.code() == PlatformError.UNAUTHORIZED) {
                limits.takeRefused(routing.response(), ClientRequest.ip(routing));
            }
            throw e;
        }
    }

    /// Tests in the sandbox must not use up what production may ask for.
    private static String quota(Tenant tenant) {
        return tenant.account() + ":" + tenant.mode().wireName();
    }

    private static boolean open(ResourceInfo endpoint) {
        return endpoint.getResourceMethod().isAnnotationPresent(Public.class)
                || endpoint.getResourceClass().isAnnotationPresent(Public.class);
    }
}
