package com.kyberaccess.auth.login;

import com.kyberaccess.auth.team.Member;
import com.kyberaccess.auth.token.TokenIssuer;
import com.kyberaccess.auth.token.TokenSubject;
import com.kyberaccess.auth.token.TokenView;
import com.kyberaccess.common.security.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Tokens of team members.
@ApplicationScoped
public class MemberTokens {
    private final TokenIssuer issuer;

    MemberTokens(TokenIssuer issuer) {
        this.issuer = issuer;
    }

    /// Once it is certain who the member is.
    public TokenView issue(Member member) {
        return issuer.issue(new TokenSubject(
                member.publicId(), member.tenant(), Scope.READ_WRITE, List.of(), member.role(), member.session()));
    }
}
