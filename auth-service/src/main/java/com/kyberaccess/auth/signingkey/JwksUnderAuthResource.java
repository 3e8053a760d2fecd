package com.kyberaccess.auth.signingkey;

import com.kyberaccess.common.security.Public;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;

/// The same key set below the API's base, for gateways that route nothing else.
@Path("/api/v1/auth/.well-known/jwks.json")
@Tag(name = "Tokens")
public class JwksUnderAuthResource {
    private final SigningKeys keys;

    JwksUnderAuthResource(SigningKeys keys) {
        this.keys = keys;
    }

    @GET
    @Public
    @ResponseHeader(name = "Cache-Control", value = JwksResource.CACHEABLE)
    @Operation(summary = "The keys that verify tokens (RFC 7517)")
    public Jwks keys() {
        return keys.jwks();
    }
}
