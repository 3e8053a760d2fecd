package com.kyberaccess.webhook.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// A certificate authority of the tests, and servers' certificates: one of it for localhost, one of it for another
/// host, one self-signed. Made once per JVM, with the JDK's keytool.
public final class TestCertificates {
    private static final String PASSWORD = "changeit";

    private static final class Made {
        static final Path FOLDER = make();
    }

    private TestCertificates() {}

    public static Path authority() {
        return Made.FOLDER.resolve("ca.pem");
    }

    public static SSLContext localhost() {
        return context("localhost");
    }

    public static SSLContext otherHost() {
        return context("other");
    }

    public static SSLContext selfSigned() {
        return context("self");
    }

    private static SSLContext context(String name) {
        try (var file = Files.newInputStream(Made.FOLDER.resolve(name + ".p12"))) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(file, PASSWORD.toCharArray());
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, PASSWORD.toCharArray());
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path make() {
        try {
            var folder = Files.createTempDirectory(
                    Files.createDirectories(Path.of("target").toAbsolutePath()), "tls");
            keyPair(folder, "ca", "CN=Kyber Test CA", "bc:critical=ca:true");
            keytool(folder, "-exportcert", "-rfc", "-alias", "ca", "-keystore", "ca.p12", "-file", "ca.pem");
            issue(folder, "localhost", "san=dns:localhost,ip:127.0.0.1,ip:::1");
            issue(folder, "other", "san=dns:other.test");
            keyPair(folder, "self", "CN=localhost", "san=dns:localhost,ip:127.0.0.1");
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void issue(Path folder, String name, String names) {
        var store = name + ".p12";
        keyPair(folder, name, "CN=" + name, names);
        keytool(folder, "-certreq", "-alias", name, "-keystore", store, "-file", name + ".csr");
        keytool(
                folder,
                "-gencert",
                "-alias",
                "ca",
                "-keystore",
                "ca.p12",
                "-infile",
                name + ".csr",
                "-outfile",
                name + ".crt",
                "-ext",
                names,
                "-ext",
                "eku=serverAuth",
                "-rfc",
                "-validity",
                "30");
        keytool(folder, "-importcert", "-noprompt", "-alias", "ca", "-keystore", store, "-file", "ca.pem");
        keytool(folder, "-importcert", "-alias", name, "-keystore", store, "-file", name + ".crt");
    }

    private static void keyPair(Path folder, String name, String subject, String extension) {
        keytool(
                folder,
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                subject,
                "-ext",
                extension,
                "-validity",
                "30",
                "-keystore",
                name + ".p12",
                "-storetype",
                "PKCS12");
    }

    private static void keytool(Path folder, String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storepass", PASSWORD));
        try {
            var process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command + ": " + output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
