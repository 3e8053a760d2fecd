package com.kyberaccess.visitor.location;

import com.kyberaccess.common.security.Tenant;
import java.util.Optional;
import java.util.UUID;

/// What keeps a location from being removed; answered by the features whose things are there, so that locations need
/// not know of them.
public interface LocationUse {
    /// What is there at present, such as `hosts`, for the message.
    Optional<String> of(Tenant tenant, UUID location);
}
