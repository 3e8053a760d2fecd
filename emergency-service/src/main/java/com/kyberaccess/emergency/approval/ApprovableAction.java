package com.kyberaccess.emergency.approval;

import com.fasterxml.jackson.databind.JsonNode;

/// Something that needs two persons where the account asks for it.
public interface ApprovableAction {
    /// Such as `lockdown`.
    String name();

    /// Does it, in the caller's transaction.
    ///
    /// @param request as the first person sent it
    /// @return what the second person is answered
    Object perform(Actors actors, JsonNode request);
}
