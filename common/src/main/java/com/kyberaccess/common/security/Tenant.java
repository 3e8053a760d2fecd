package com.kyberaccess.common.security;

import com.kyberaccess.common.id.IdType;
import java.util.UUID;

/// Whose data: an account in a mode. It comes from the credential, never from a request's body or path.
public record Tenant(UUID accountId, Mode mode) {
    /// Ids of accounts: `acc_…`.
    public static final IdType ACCOUNT_ID = new IdType("acc");

    /// Whether a row of this account and mode is the tenant's.
    ///
    /// @param modeName as rows and answers have it, `live` or `sandbox`
    public boolean owns(UUID account, String modeName) {
        return accountId.equals(account) && mode.wireName().equals(modeName);
    }

    /// The account's public id.
    public String account() {
        return ACCOUNT_ID.text(accountId);
    }
}
