package com.kyberaccess.visitor.nda;

import com.kyberaccess.common.input.Cleaned;
import com.kyberaccess.common.input.Text;
import jakarta.validation.constraints.NotNull;

/// Another agreement.
///
/// @param name 1 to 100 characters, the document's title
/// @param text 1 to 50,000 characters, line breaks are kept
public record AgreementRequest(
        @NotNull(message = "Required") @Text(max = 100) String name,

        @NotNull(message = "Required") @Text(max = 50_000, multiline = true)
        String text) {

    @SuppressWarnings("NullAway") // absent until @NotNull has been checked
    public AgreementRequest {
        name = Cleaned.stripped(name);
        text = Cleaned.stripped(text);
    }
}
