package com.kyberaccess.visitor.invitation;

import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.common.signing.SignedUrls;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/// Invites visitors, and takes it back, in the caller's transaction.
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Invitations {
    private final InvitationTable table;
    private final CheckInCodes codes;
    private final InvitationMails mails;
    private final SignedUrls urls;

    Invitations(InvitationTable table, CheckInCodes codes, InvitationMails mails, SignedUrls urls) {
        this.table = table;
        this.codes = codes;
        this.mails = mails;
        this.urls = urls;
    }

    /// What came of it.
    ///
    /// @param qrCodeUrl signed, works for a day
    /// @param sent whether a mail was durably queued
    public record Issued(String qrCodeUrl, boolean sent) {}

    /// @param byMail whether to send a mail, if there is an address
    public Issued issue(Invite invite, boolean byMail, Instant now) {
        var code = codes.of(invite.visit());
        boolean sent = byMail && mails.invite(invite, code, now);
        table.insert(invite, CheckInCodes.hash(code), sent ? now : null);
        return new Issued(urls.of(invite.tenant().mode(), QrResource.path(invite.visit())), sent);
    }

    /// Tells who was invited by mail that nobody is expected any more; does nothing for others. The code is
    /// refused from then on as the visit's state has it.
    public void cancelled(Invite invite, Instant now) {
        if (table.isInvited(invite.tenant(), invite.visit())) {
            mails.cancel(invite, now);
        }
    }

    /// The visit that a code stands for; empty for what is no code of this tenant.
    @Transactional
    public Optional<UUID> visitOf(Tenant tenant, String code) {
        return CheckInCodes.isCode(code) ? table.byCode(tenant, CheckInCodes.hash(code)) : Optional.empty();
    }

    /// Erases codes. Mails are found by whom they tell of.
    public void forget(Tenant tenant, Collection<UUID> visits) {
        table.forget(tenant, visits);
    }
}
