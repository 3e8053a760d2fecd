package com.kyberaccess.visitor.visit.preregistration;

import com.kyberaccess.visitor.invitation.Invite;
import com.kyberaccess.visitor.visit.Party;
import com.kyberaccess.visitor.visit.Visit;
import java.util.Objects;

/// An expected visit in the words of its invitation.
public final class Invites {
    private Invites() {}

    /// @param visit one that was announced
    public static Invite of(Visit visit, Party party) {
        var expected = Objects.requireNonNull(visit.expectation());
        return new Invite(
                visit.tenant(),
                visit.id(),
                visit.visitor().fullName(),
                visit.visitor().email(),
                visit.purpose(),
                party.host(),
                party.place(),
                expected.date(),
                expected.time());
    }
}
