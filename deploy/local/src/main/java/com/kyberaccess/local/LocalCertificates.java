package com.kyberaccess.local;

import java.nio.file.Path;
import java.time.Clock;

/// PEM files of a certificate for localhost from a CA of its own.
///
/// @param authority   the CA's certificate
/// @param certificate for localhost, 127.0.0.1 and ::1
/// @param key         of the certificate, PKCS #8
public record LocalCertificates(Path authority, Path certificate, Path key) {

    /// Those in `folder`, made where they are missing.
    public static LocalCertificates in(Path folder) {
        var authority = new LocalAuthority(folder, Clock.systemUTC()).ensure();
        return new LocalCertificates(authority.caCertificate(), authority.certificate(), authority.key());
    }
}
