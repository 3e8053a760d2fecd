package com.kyberaccess.local;

import com.kyberaccess.embedded.Directories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/// The folder in which a local system keeps everything, `.kyber` by default. Only its owner may look into it.
record Home(Path root) {

    static final String CA_CERTIFICATE = "ca.pem";

    Path postgres() {
        return root.resolve("postgres");
    }

    Path kafka() {
        return root.resolve("kafka");
    }

    Path redis() {
        return root.resolve("redis");
    }

    Path logs() {
        return root.resolve("logs");
    }

    Path run() {
        return root.resolve("run");
    }

    Path tls() {
        return root.resolve("tls");
    }

    /// PEM file of the authority that signed the gateway's certificate.
    Path caCertificate() {
        return tls().resolve(CA_CERTIFICATE);
    }

    /// Mail that the system would have sent, as `.eml` files.
    Path mails() {
        return root.resolve("mails");
    }

    /// Photos and documents of visitors.
    Path files() {
        return root.resolve("files");
    }

    Path secretsFile() {
        return run().resolve("secrets.properties");
    }

    Path environmentFile() {
        return root.resolve("local.env");
    }

    Path log(String process) {
        return logs().resolve(process + ".log");
    }

    Home create() {
        try {
            Files.createDirectories(root);
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
            for (Path folder : List.of(logs(), run(), tls(), mails(), files())) {
                Files.createDirectories(folder);
            }
            return this;
        } catch (IOException e) {
            throw new LocalException("the folder %s cannot be used: %s".formatted(root, e.getMessage()), e);
        }
    }

    /// Deletes what the system has stored. The certificates stay, so that a CA that was trusted once stays trusted.
    void deleteData() {
        deleteServersData();
        try {
            for (Path folder : List.of(logs(), files())) {
                Directories.delete(folder);
            }
            deleteMails();
            Files.deleteIfExists(secretsFile());
            Files.deleteIfExists(environmentFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void deleteMails() {
        try {
            Directories.delete(mails());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Deletes what PostgreSQL, Kafka and Redis have stored.
    void deleteServersData() {
        try {
            for (Path folder : List.of(postgres(), kafka(), redis())) {
                Directories.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
