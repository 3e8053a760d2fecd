package com.kyberaccess.emergency.approval;

import com.kyberaccess.common.paging.Data;
import com.kyberaccess.common.security.CurrentCaller;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// The account's emergency settings.
@Path("/api/v1/emergency/settings")
public class SettingsResource {
    private final EmergencySettings settings;
    private final CurrentCaller caller;

    SettingsResource(EmergencySettings settings, CurrentCaller caller) {
        this.settings = settings;
        this.caller = caller;
    }

    @GET
    public Data<SettingsView> get() {
        return new Data<>(new SettingsView(settings.twoPersonRule(caller.tenant())));
    }

    @PATCH
    @Operation(summary = "Whether alarms need two persons")
    public Data<SettingsView> change(@NotNull(message = "Required") SettingsRequest request) {
        return new Data<>(settings.change(caller.tenant(), request));
    }
}
