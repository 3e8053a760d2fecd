package com.kyberaccess.visitor.visit.preregistration;

import com.kyberaccess.common.paging.Data;
import com.kyberaccess.common.security.CurrentCaller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.ResponseStatus;

/// Pre-registration (contract, article 2, *Create a Pre-Registration*).
@Path("/api/v1/visitors")
public class PreRegistrationResource {
    private final PreRegistration preRegistration;
    private final CurrentCaller caller;

    PreRegistrationResource(PreRegistration preRegistration, CurrentCaller caller) {
        this.preRegistration = preRegistration;
        this.caller = caller;
    }

    @POST
    @Path("/pre-register")
    @ResponseStatus(201)
    public Data<PreRegisteredView> register(@Valid @NotNull(message = "Required") PreRegisterRequest request) {
        return new Data<>(preRegistration.register(caller.tenant(), request));
    }
}
