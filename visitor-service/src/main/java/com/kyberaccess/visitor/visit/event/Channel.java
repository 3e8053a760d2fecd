package com.kyberaccess.visitor.visit.event;

import com.kyberaccess.common.error.EnumNames;
import com.kyberaccess.common.security.Caller;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// By what somebody came in or went: `method` of the log of check-in events (contract, article 2, *List Check-In
/// Events*).
public enum Channel {
    /// A client with an API key.
    API,
    /// A team member.
    DASHBOARD,
    /// A client that says that it is one.
    KIOSK,
    /// The code that the visitor was sent.
    QR_CODE;

    /// What a request may say of itself, as a regular expression; the rest is known.
    public static final String DECLARED = "kiosk|qr_code";

    public static final String DECLARED_MESSAGE = "Must be kiosk or qr_code";

    /// Of a caller who does not say more.
    static Channel of(Caller caller) {
        return caller.isKey() ? API : DASHBOARD;
    }

    /// @param declared one of {@link #DECLARED}, or null
    public static Channel of(Caller caller, @Nullable String declared) {
        return declared == null ? of(caller) : valueOf(declared.toUpperCase(Locale.ROOT));
    }

    String wireName() {
        return EnumNames.of(this);
    }
}
