package com.kyberaccess.auth.signingkey;

import com.kyberaccess.common.security.Public;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;

/// The public keys for whoever verifies our tokens.
@Path("/.well-known/jwks.json")
@Tag(name = "Tokens")
public class JwksResource {
    /// How long verifiers may keep the set; they ask again at once for a key id that they do not know.
    static final String CACHEABLE = "public, max-age=300";

    private final SigningKeys keys;

    JwksResource(SigningKeys keys) {
        this.keys = keys;
    }

    @GET
    @Public
    @ResponseHeader(name = "Cache-Control", value = CACHEABLE)
    @Operation(summary = "The keys that verify tokens (RFC 7517)")
    public Jwks keys() {
        return keys.jwks();
    }
}
