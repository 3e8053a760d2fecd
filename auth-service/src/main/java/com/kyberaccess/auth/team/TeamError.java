package com.kyberaccess.auth.team;

import com.kyberaccess.common.error.ErrorCode;

/// Why the team can't be changed like that.
enum TeamError implements ErrorCode {
    /// The address belongs to a member already, of this account or another.
    EMAIL_TAKEN,
    /// The account would have no owner who can log in.
    LAST_OWNER,
    /// Nobody changes their own role.
    OWN_ROLE,
    /// Nobody removes or deactivates themselves.
    OWN_MEMBERSHIP,
    /// The invitation has been accepted.
    ALREADY_JOINED;

    @Override
    public int status() {
        return 409;
    }
}
