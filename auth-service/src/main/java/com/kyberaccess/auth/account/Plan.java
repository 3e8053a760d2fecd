package com.kyberaccess.auth.account;

/// What an account has subscribed to (contract, article 1, *Rate Limits*).
public enum Plan {
    STARTER,
    PROFESSIONAL,
    ENTERPRISE
}
