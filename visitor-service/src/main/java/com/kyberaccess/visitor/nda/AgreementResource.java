package com.kyberaccess.visitor.nda;

import com.kyberaccess.common.paging.Data;
import com.kyberaccess.common.security.CurrentCaller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

/// The agreement that visitors are shown.
@Path("/api/v1/settings/nda")
public class AgreementResource {
    private final Agreements agreements;
    private final CurrentCaller caller;

    AgreementResource(Agreements agreements, CurrentCaller caller) {
        this.agreements = agreements;
        this.caller = caller;
    }

    @GET
    public Data<AgreementView> get() {
        return new Data<>(AgreementView.of(agreements.of(caller.tenant())));
    }

    @PUT
    public Data<AgreementView> change(@Valid @NotNull(message = "Required") AgreementRequest request) {
        return new Data<>(AgreementView.of(agreements.change(caller.get(), request)));
    }
}
