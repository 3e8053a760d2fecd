package com.kyberaccess.auth.attempt;

/// One try to log in, counted as a failure until it is known to be none.
///
/// @param source what it was counted under
/// @param failures in a row, with this one; 0 if locked
/// @param locked not to be looked at: too many have failed
/// @param locks whether this is the failure that locks for the first time, if it is one
public record Attempt(String email, String source, int failures, boolean locked, boolean locks) {

    /// Without the address.
    @Override
    public String toString() {
        return "Attempt[failures=%d, locked=%s]".formatted(failures, locked);
    }
}
