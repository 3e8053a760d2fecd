package com.kyberaccess.emergency.presence;

import java.util.List;
import java.util.UUID;

/// Hears, in the projection's transaction, whose presence has just been written. While it runs, {@link
/// ProjectionLock} is held.
public interface PresenceListener {
    /// @param arrived visits that were checked in
    /// @param left visits that were checked out
    /// @param erased visits whose data must go everywhere
    void changed(List<UUID> arrived, List<UUID> left, List<UUID> erased);
}
