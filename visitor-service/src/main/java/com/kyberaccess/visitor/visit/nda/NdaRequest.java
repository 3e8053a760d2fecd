package com.kyberaccess.visitor.visit.nda;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.input.Cleaned;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/// What the visitor decided.
///
/// @param decision `sign` or `decline`
/// @param signature to sign with: the name, typed, at most 200 characters, or a drawing as `data:image/png;base64,…`,
///     at most 256 KB
/// @param version of the agreement that the visitor was shown, as `GET /settings/nda` has it; default: the present one
public record NdaRequest(
        @NotNull(message = "Required") @Pattern(regexp = "sign|decline", message = "Must be sign or decline")
        String decision,

        @Nullable String signature,
        @Nullable String version) {

    public NdaRequest {
        signature = Cleaned.optional(signature);
    }

    boolean signs() {
        return decision.equals("sign");
    }

    /// @throws ApiException 422 if there is nothing to sign with, or something to decline with
    void requireSignatureToSign() {
        if (signs() && signature == null) {
            throw ApiException.invalidField("signature", "Required");
        }
        if (!signs() && signature != null) {
            throw ApiException.invalidField("signature", "Must be absent to decline");
        }
    }
}
