package com.kyberaccess.webhook.account;

/// Somebody to write to about an account's webhooks.
public record AccountOwner(String name, String email) {
    /// Never a name or an address, wherever this is printed.
    @Override
    public String toString() {
        return "AccountOwner[…]";
    }
}
