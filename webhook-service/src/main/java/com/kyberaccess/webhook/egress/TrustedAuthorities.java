package com.kyberaccess.webhook.egress;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/// Whose certificates receivers may show: the JVM's authorities, and the operator's own beside them.
final class TrustedAuthorities {
    private static final String PROPERTY = "kyber.webhook.egress.ca-certificate (KYBER_WEBHOOK_EGRESS_CA_CERTIFICATE)";

    private TrustedAuthorities() {}

    /// @param extra a PEM file with one or more certificates
    static TrustManagerFactory with(Optional<Path> extra) {
        try {
            if (extra.isEmpty()) {
                return factory(null);
            }
            var all = KeyStore.getInstance(KeyStore.getDefaultType());
            all.load(null, null);
            int count = 0;
            for (var manager : factory(null).getTrustManagers()) {
                for (var authority : ((X509TrustManager) manager).getAcceptedIssuers()) {
                    all.setCertificateEntry("default-" + count++, authority);
                }
            }
            for (var authority : certificates(extra.get())) {
                all.setCertificateEntry("extra-" + count++, authority);
            }
            return factory(all);
        } catch (IOException e) {
            throw new UncheckedIOException(PROPERTY + " can't be read", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(PROPERTY + " is not a PEM certificate", e);
        }
    }

    private static Collection<? extends Certificate> certificates(Path file)
            throws IOException, GeneralSecurityException {
        try (var pem = Files.newInputStream(file)) {
            var found = CertificateFactory.getInstance("X.509").generateCertificates(pem);
            if (found.isEmpty()) {
                throw new CertificateException("no certificate in " + file);
            }
            return found;
        }
    }

    private static TrustManagerFactory factory(@Nullable KeyStore authorities) throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(authorities);
        if (Arrays.stream(factory.getTrustManagers()).noneMatch(X509TrustManager.class::isInstance)) {
            throw new GeneralSecurityException("the JVM has no X.509 trust manager");
        }
        return factory;
    }
}
