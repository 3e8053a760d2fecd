package com.kyberaccess.common.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import org.apache.kafka.common.KafkaException;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartFailureTest {

    @ParameterizedTest
    @CsvSource({
        "08001, quarkus.datasource.jdbc.url (QUARKUS_DATASOURCE_JDBC_URL)",
        "28P01, quarkus.datasource.password (QUARKUS_DATASOURCE_PASSWORD)",
        "28000, quarkus.datasource.username (QUARKUS_DATASOURCE_USERNAME)",
        "3D000, quarkus.datasource.jdbc.url (QUARKUS_DATASOURCE_JDBC_URL)"
    })
    void aDatabaseThatRefusesIsToldByItsSetting(String state, String setting) {
        var failure = new RuntimeException("start", new FlywayException(new SQLException("no\n way", state)));

        assertThat(StartFailure.lines(failure).orElseThrow())
                .singleElement()
                .asString()
                .startsWith(setting)
                .endsWith("no way");
    }

    @Test
    void aMigrationThatFailsIsOneLine() {
        var failure = new FlywayException("V009__x.sql failed\n-----\nERROR: no such table");

        assertThat(StartFailure.lines(failure).orElseThrow())
                .containsExactly("the schema could not be migrated (quarkus.flyway): V009__x.sql failed ----- ERROR: no"
                        + " such table");
    }

    @Test
    void whatOurOwnCodeSaysOfASettingIsEnough() {
        var failure = new RuntimeException(
                new UncheckedIOException("kyber.webhook.ca can't be read", new NoSuchFileException("/ca.pem")));

        assertThat(StartFailure.lines(failure).orElseThrow())
                .containsExactly("kyber.webhook.ca can't be read (java.nio.file.NoSuchFileException: /ca.pem)");
        assertThat(StartFailure.lines(new ConfigurationException("kyber.oidc.enabled: wrong"))
                        .orElseThrow())
                .containsExactly("kyber.oidc.enabled: wrong");
    }

    @Test
    void kafkasClientsNameWhatTheyCannotBeMadeWith() {
        var failure = new KafkaException("Failed to construct", new NoSuchFileException("/truststore.p12"));

        assertThat(StartFailure.lines(failure).orElseThrow())
                .singleElement()
                .asString()
                .contains("KAFKA_BOOTSTRAP_SERVERS")
                .endsWith("/truststore.p12");
    }

    @Test
    void whatIsNotTheConfigurationKeepsItsStackTrace() {
        assertThat(StartFailure.lines(new IllegalStateException("a bug"))).isEmpty();
    }
}
