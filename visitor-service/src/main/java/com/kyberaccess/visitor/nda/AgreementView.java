package com.kyberaccess.visitor.nda;

import java.util.HexFormat;

/// An agreement on the wire.
///
/// @param version what `POST /visitors/{id}/nda` may name as the one that was shown
/// @param sha256 of the text in UTF-8, as on every document that was signed
public record AgreementView(String version, String name, String text, String sha256) {
    static AgreementView of(Agreement agreement) {
        return new AgreementView(
                String.valueOf(agreement.version()),
                agreement.name(),
                agreement.text(),
                HexFormat.of().formatHex(agreement.hash()));
    }
}
