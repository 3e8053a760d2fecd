package com.kyberaccess.visitor.settings;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/// The settings of a tenant (design §4, `GET|PATCH /settings`).
///
/// @param screeningEnabled whether visitors are screened at all; if not, `screening_results` are absent (contract,
///     article 2, *Troubleshooting*)
/// @param ndaRequired whether a visit wants an NDA
/// @param badgePrefix what stands before a badge's number: at most 10 of `A-Z a-z 0-9 . _ / -`, no digit at the end,
///     so that the number can be told from it
/// @param badgeDigits to how many digits the number is filled up with zeros, 1 to 8
/// @param retention of every location that has no rule of its own
public record VisitorSettings(
        boolean screeningEnabled,
        @NotNull(message = "Required") @Valid ScreeningActions screeningActions,
        boolean ndaRequired,

        @NotNull(message = "Required")
        @Pattern(
                regexp = "([A-Za-z0-9._/-]{0,9}[A-Za-z._/-])?",
                message = "Must be at most 10 letters, digits, '.', '_', '/' or '-', without a digit at the end")
        String badgePrefix,

        @Min(value = 1, message = "Must be a whole number from 1 to 8")
        @Max(value = 8, message = "Must be a whole number from 1 to 8")
        int badgeDigits,

        @NotNull(message = "Required") @Valid Retention retention) {
    /// Of a tenant that has changed nothing.
    public static final VisitorSettings DEFAULT =
            new VisitorSettings(true, ScreeningActions.DEFAULT, false, "V-", 4, Retention.NONE);
}
