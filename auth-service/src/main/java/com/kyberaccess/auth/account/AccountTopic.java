package com.kyberaccess.auth.account;

/// Where auth-service publishes (design §1).
public final class AccountTopic {
    public static final String NAME = "kyberaccess.account.v1";

    private AccountTopic() {}
}
