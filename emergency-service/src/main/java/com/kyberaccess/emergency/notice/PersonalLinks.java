package com.kyberaccess.emergency.notice;

import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.emergency.staff.Recipient;
import java.util.Optional;
import java.util.UUID;

/// Gives recipients links of their own, in the transaction that queues their mails.
public interface PersonalLinks {
    /// @param subject what the alarm is about
    /// @return empty if it is over
    Optional<String> link(Tenant tenant, UUID subject, Recipient recipient);
}
