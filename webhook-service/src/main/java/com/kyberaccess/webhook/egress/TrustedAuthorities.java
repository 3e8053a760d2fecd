package com.kyberaccess.webhook.egress;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/// Whose certificates receivers may show: the JVM's authorities, and the operator's own beside them.
final class TrustedAuthorities {
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
            try (var pem = Files.newInputStream(extra.get())) {
                for (var authority : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                    all.setCertificateEntry("extra-" + count++, authority);
                }
            }
            return factory(all);
        } catch (IOException e) {
            throw new UncheckedIOException("kyber.webhook.egress.ca-certificate can't be read", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("kyber.webhook.egress.ca-certificate is not a PEM certificate", e);
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
