package com.kyberaccess.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalAuthorityTest {

    private static final Instant NOW = Instant.parse("2026-01-15T09:30:00Z");

    private static LocalAuthority at(Path folder, Instant now) {
        return new LocalAuthority(folder, Clock.fixed(now, ZoneOffset.UTC)).ensure();
    }

    @Test
    void issuesACertificateForEveryNameOfLocalhost(@TempDir Path folder) throws Exception {
        LocalAuthority authority = at(folder, NOW);

        X509Certificate certificate = read(authority.certificate());

        assertThat(certificate.getSubjectAlternativeNames())
                .extracting(name -> (Object) name.get(1))
                .containsExactlyInAnyOrder(
                        "localhost",
                        "sandbox.localhost",
                        "127.0.0.1",
                        InetAddress.getByName("::1").getHostAddress());
        assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
        validate(authority, certificate, NOW);
    }

    @Test
    void limitsTheAuthorityToLocalhost(@TempDir Path folder) throws Exception {
        // Given
        X509Certificate authority = read(at(folder, NOW).caCertificate());

        // Then
        assertThat(authority.getBasicConstraints()).isZero();
        assertThat(authority.getCriticalExtensionOIDs()).contains("2.5.29.30");
    }

    @Test
    void keepsItsKeysToTheOwner(@TempDir Path folder) throws IOException {
        at(folder, NOW);

        for (String file : List.of("ca.key", "localhost.key")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file))))
                    .isEqualTo("rw-------");
            assertThat(folder.resolve(file)).content().startsWith("-----BEGIN PRIVATE KEY-----");
        }
    }

    @Test
    void reusesWhatItIssued(@TempDir Path folder) throws Exception {
        // Given
        LocalAuthority authority = at(folder, NOW);
        X509Certificate ca = read(authority.caCertificate());
        X509Certificate certificate = read(authority.certificate());

        // When
        at(folder, NOW.plus(Duration.ofDays(366)));

        // Then
        assertThat(read(authority.caCertificate())).isEqualTo(ca);
        assertThat(read(authority.certificate())).isEqualTo(certificate);
    }

    @Test
    void renewsTheCertificateInItsLastThirtyDays(@TempDir Path folder) throws Exception {
        // Given
        LocalAuthority authority = at(folder, NOW);
        X509Certificate ca = read(authority.caCertificate());
        X509Certificate old = read(authority.certificate());
        Instant later = NOW.plus(Duration.ofDays(368));

        // When
        at(folder, later);

        // Then
        X509Certificate renewed = read(authority.certificate());
        assertThat(read(authority.caCertificate())).isEqualTo(ca);
        assertThat(renewed).isNotEqualTo(old);
        validate(authority, renewed, later);
    }

    @Test
    void issuesAnewUnderANewAuthority(@TempDir Path folder) throws Exception {
        // Given
        LocalAuthority authority = at(folder, NOW);
        X509Certificate old = read(authority.certificate());
        Files.delete(authority.caCertificate());

        // When
        at(folder, NOW);

        // Then
        assertThatThrownBy(() -> validate(authority, old, NOW)).isInstanceOf(GeneralSecurityException.class);
        validate(authority, read(authority.certificate()), NOW);
    }

    private static X509Certificate read(Path file) throws IOException, GeneralSecurityException {
        try (var pem = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
        }
    }

    private static void validate(LocalAuthority authority, X509Certificate certificate, Instant at)
            throws IOException, GeneralSecurityException {
        var parameters = new PKIXParameters(Set.of(new TrustAnchor(read(authority.caCertificate()), null)));
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(at));
        var path = CertificateFactory.getInstance("X.509").generateCertPath(List.of(certificate));
        assertThat(CertPathValidator.getInstance("PKIX").validate(path, parameters))
                .isNotNull();
    }
}
