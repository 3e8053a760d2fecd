package com.kyberaccess.auth.testsupport;

import com.kyberaccess.auth.account.AccountFacts;
import com.kyberaccess.auth.team.Member;
import com.kyberaccess.common.security.Mode;
import com.kyberaccess.common.security.Tenant;

/// An account that no other test knows, with one member who can log in.
public record TestAccount(AccountFacts facts, Member member) {
    public static final String PASSWORD = "correct horse battery staple";

    public Tenant tenant() {
        return new Tenant(facts.id(), Mode.LIVE);
    }

    public String login() {
        return Api.login(member.email(), PASSWORD);
    }
}
