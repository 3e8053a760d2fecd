package com.kyberaccess.visitor.file;

import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/// In a bucket of an S3-compatible store. A PUT that was answered is durable there, and whole.
final class S3Store implements FileStore, AutoCloseable {
    private final S3Client client;
    private final String bucket;
    private final String prefix;

    /// @throws IllegalStateException with one half of the credentials
    S3Store(FileConfig.S3 config, String bucket) {
        this.bucket = bucket;
        this.prefix = config.prefix().orElse("");
        var timeout = config.timeout();
        var builder = S3Client.builder()
                .region(Region.of(config.region()))
                .credentialsProvider(credentials(config))
                .forcePathStyle(config.pathStyle())
                // Checksums beyond the signature are AWS' own; other stores refuse them or store them in the file.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(timeout)
                        .socketTimeout(timeout))
                .overrideConfiguration(override -> override.apiCallTimeout(timeout));
        config.endpoint().ifPresent(builder::endpointOverride);
        this.client = builder.build();
    }

    private static AwsCredentialsProvider credentials(FileConfig.S3 config) {
        if (config.accessKey().isEmpty() && config.secretKey().isEmpty()) {
            return DefaultCredentialsProvider.builder().build();
        }
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(
                config.accessKey().orElseThrow(() -> new IllegalStateException("kyber.files.s3.access-key is missing")),
                config.secretKey()
                        .orElseThrow(() -> new IllegalStateException("kyber.files.s3.secret-key is missing"))));
    }

    @Override
    public void write(UUID key, byte[] content, String contentType) {
        try {
            client.putObject(
                    request -> request.bucket(bucket).key(name(key)).contentType(contentType),
                    RequestBody.fromBytes(content));
        } catch (SdkException e) {
            throw new FileStoreException("file not written", e);
        }
    }

    @Override
    public Optional<byte[]> read(UUID key) {
        try {
            return Optional.of(
                    client.getObjectAsBytes(request -> request.bucket(bucket).key(name(key)))
                            .asByteArray());
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        } catch (SdkException e) {
            throw new FileStoreException("file not read", e);
        }
    }

    @Override
    public void delete(UUID key) {
        try {
            client.deleteObject(request -> request.bucket(bucket).key(name(key)));
        } catch (SdkException e) {
            throw new FileStoreException("file not deleted", e);
        }
    }

    private String name(UUID key) {
        return prefix + key;
    }

    @Override
    public void close() {
        client.close();
    }
}
