package com.kyberaccess.local;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// The local certificate authority and the certificate that it issued for localhost, as files in `.kyber/tls`. Both are
/// reused until they are about to expire.
///
/// The CA's certificate limits it to localhost (RFC 5280 section 4.2.1.10), so that a browser that trusts it gives
/// nothing away should its key be stolen.
final class LocalAuthority {

    private static final Duration CA_LIFETIME = Duration.ofDays(3650);
    private static final Duration CERTIFICATE_LIFETIME = Duration.ofDays(397);
    private static final Duration RENEW_BEFORE = Duration.ofDays(30);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path folder;
    private final Clock clock;

    /// The sandbox's name on this machine; names below `localhost` lead to the loopback interface (RFC 6761
    /// section 6.3).
    static final String SANDBOX_HOST = "sandbox.localhost";

    LocalAuthority(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    Path caCertificate() {
        return folder.resolve(Home.CA_CERTIFICATE);
    }

    private Path caKey() {
        return folder.resolve("ca.key");
    }

    Path certificate() {
        return folder.resolve("localhost.pem");
    }

    Path key() {
        return folder.resolve("localhost.key");
    }

    /// Makes or renews what is missing, unreadable, or valid for less than 30 days more.
    LocalAuthority ensure() {
        try {
            Files.createDirectories(folder);
            boolean newAuthority = !usable(caCertificate(), caKey());
            if (newAuthority) {
                issueAuthority();
            }
            if (newAuthority
                    || !usable(certificate(), key())
                    || !names(certificate()).contains(SANDBOX_HOST)) {
                issueCertificate();
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("the local certificates could not be made", e);
        }
    }

    private boolean usable(Path certificateFile, Path keyFile) throws IOException, GeneralSecurityException {
        if (Files.notExists(certificateFile) || Files.notExists(keyFile)) {
            return false;
        }
        Instant end = readCertificate(certificateFile).getNotAfter().toInstant();
        return clock.instant().plus(RENEW_BEFORE).isBefore(end);
    }

    private static List<Object> names(Path certificateFile) throws IOException, GeneralSecurityException {
        var names = readCertificate(certificateFile).getSubjectAlternativeNames();
        return names == null
                ? List.of()
                : names.stream().<Object>map(name -> name.get(1)).toList();
    }

    private void issueAuthority() throws IOException, GeneralSecurityException, OperatorCreationException {
        KeyPair pair = newKeyPair();
        var name = new X500Name("CN=KyberAccess local CA " + clock.instant().truncatedTo(ChronoUnit.SECONDS));
        X509v3CertificateBuilder builder = builder(name, name, pair, CA_LIFETIME)
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
                .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))
                .addExtension(
                        Extension.nameConstraints,
                        true,
                        new NameConstraints(
                                new GeneralSubtree[] {
                                    new GeneralSubtree(new GeneralName(GeneralName.dNSName, "localhost")),
                                    new GeneralSubtree(new GeneralName(GeneralName.iPAddress, "127.0.0.0/8")),
                                    new GeneralSubtree(new GeneralName(GeneralName.iPAddress, "::1/128")),
                                },
                                null))
                .addExtension(
                        Extension.subjectKeyIdentifier,
                        false,
                        new JcaX509ExtensionUtils().createSubjectKeyIdentifier(pair.getPublic()));
        write(caCertificate(), caKey(), sign(builder, pair.getPrivate()), pair.getPrivate());
    }

    private void issueCertificate() throws IOException, GeneralSecurityException, OperatorCreationException {
        X509Certificate authority = readCertificate(caCertificate());
        PrivateKey authorityKey = readKey(caKey());
        KeyPair pair = newKeyPair();
        var names = new GeneralNames(new GeneralName[] {
            new GeneralName(GeneralName.dNSName, "localhost"),
            new GeneralName(GeneralName.dNSName, SANDBOX_HOST),
            new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
            new GeneralName(GeneralName.iPAddress, "::1"),
        });
        X500Name issuer = new X500Name(authority.getSubjectX500Principal().getName());
        X509v3CertificateBuilder builder = builder(issuer, new X500Name("CN=localhost"), pair, CERTIFICATE_LIFETIME)
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                .addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
                .addExtension(Extension.subjectAlternativeName, false, names)
                .addExtension(
                        Extension.authorityKeyIdentifier,
                        false,
                        new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(authority))
                .addExtension(
                        Extension.subjectKeyIdentifier,
                        false,
                        new JcaX509ExtensionUtils().createSubjectKeyIdentifier(pair.getPublic()));
        write(certificate(), key(), sign(builder, authorityKey), pair.getPrivate());
    }

    private X509v3CertificateBuilder builder(X500Name issuer, X500Name subject, KeyPair pair, Duration lifetime) {
        Instant now = clock.instant();
        return new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(120, RANDOM),
                // A clock that is a little slow elsewhere must not find the certificate not yet valid.
                Date.from(now.minus(Duration.ofHours(1))),
                Date.from(now.plus(lifetime)),
                subject,
                pair.getPublic());
    }

    private static KeyPair newKeyPair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
        return generator.generateKeyPair();
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key)
            throws OperatorCreationException, GeneralSecurityException {
        var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(key);
        return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    }

    // The certificate last, and the old one away first: a crash in between leaves none, and a pair is made again.
    private static void write(Path certificateFile, Path keyFile, X509Certificate certificate, PrivateKey key)
            throws IOException {
        Files.deleteIfExists(certificateFile);
        PrivateFile.write(keyFile, pem(new JcaPKCS8Generator(key, null)));
        Files.writeString(certificateFile, pem(certificate));
    }

    private static String pem(Object object) throws IOException {
        var text = new StringWriter();
        try (var writer = new JcaPEMWriter(text)) {
            writer.writeObject(object);
        }
        return text.toString();
    }

    private static X509Certificate readCertificate(Path file) throws IOException, GeneralSecurityException {
        try (var parser = new PEMParser(new StringReader(Files.readString(file)))) {
            if (parser.readObject() instanceof X509CertificateHolder holder) {
                return new JcaX509CertificateConverter().getCertificate(holder);
            }
            throw new LocalException(file + " holds no certificate; delete the folder to have it made anew");
        }
    }

    private static PrivateKey readKey(Path file) throws IOException {
        try (var parser = new PEMParser(new StringReader(Files.readString(file)))) {
            if (parser.readObject() instanceof PrivateKeyInfo key) {
                return new JcaPEMKeyConverter().getPrivateKey(key);
            }
            throw new LocalException(file + " holds no private key; delete the folder to have it made anew");
        }
    }
}
