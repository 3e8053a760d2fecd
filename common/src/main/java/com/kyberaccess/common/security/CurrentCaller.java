package com.kyberaccess.common.security;

import com.kyberaccess.common.error.ApiException;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The caller of the present request, set by {@link AccessFilter}.
@RequestScoped
public class CurrentCaller {
    private @Nullable Caller caller;

    /// @throws ApiException 401 on an endpoint that is open to all
    public Caller get() {
        if (caller == null) {
            throw ApiException.unauthorized("This needs a token or an API key.");
        }
        return caller;
    }

    /// Empty on an endpoint that is open to all.
    public Optional<Caller> find() {
        return Optional.ofNullable(caller);
    }

    public Tenant tenant() {
        return get().tenant();
    }

    void set(Caller caller) {
        this.caller = caller;
    }
}
