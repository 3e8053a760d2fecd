package com.kyberaccess.visitor.visit.preregistration;

import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.invitation.Invitations;
import com.kyberaccess.visitor.visit.VisitErasure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.UUID;

/// Erases what visitors were sent, and what they have not been sent yet.
@ApplicationScoped
class InvitationErasure implements VisitErasure {
    private final Invitations invitations;

    InvitationErasure(Invitations invitations) {
        this.invitations = invitations;
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void erase(Tenant tenant, Collection<UUID> visits) {
        invitations.forget(tenant, visits);
    }
}
