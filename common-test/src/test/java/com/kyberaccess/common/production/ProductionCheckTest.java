package com.kyberaccess.common.production;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProductionCheckTest {
    private static final List<ProductionRule> RULES = List.of(
            new PlatformRule(), config -> Secrets.required(config, "kyber.signing.keys", "nothing can be signed"));

    @Test
    void everythingThatIsWrongIsNamedAtOnce() {
        var config = config(
                "prod",
                Map.of(
                        "kyber.public-url", "http://api.example.com",
                        "quarkus.datasource.password", "Postgres",
                        "kyber.commands.token", "change-me-please"));

        assertThat(ProductionCheck.findings(config, RULES))
                .extracting(Finding::line)
                .containsExactlyInAnyOrder(
                        "kyber.public-url (KYBER_PUBLIC_URL): must be an https:// URL, tokens and names pass there",
                        "quarkus.datasource.password (QUARKUS_DATASOURCE_PASSWORD): is a default secret that everybody knows",
                        "kyber.commands.token (KYBER_COMMANDS_TOKEN): is a default secret that everybody knows",
                        "kyber.signing.keys (KYBER_SIGNING_KEYS): is missing: nothing can be signed");
    }

    @Test
    void aConfigurationForProductionHasNoFindings() {
        var config = config(
                "prod",
                Map.of(
                        "kyber.public-url", "https://api.example.com",
                        "quarkus.datasource.password", "9f1b0c6c4c2b4c1f",
                        "kyber.signing.keys", "bm90IG9mIGFueSB0ZXN0OiAzMiBieXRlcyBhcmUgaGU="));

        assertThat(ProductionCheck.findings(config, RULES)).isEmpty();
    }

    @Test
    void anotherProfileIsNotChecked() {
        var config = config("local", Map.of("kyber.public-url", "http://localhost"));

        assertThat(ProductionCheck.findings(config, RULES)).isEmpty();
    }

    @Test
    void oneDefaultSecretAmongSeveralIsFound() {
        var config = config(
                "prod",
                Map.of(
                        "kyber.signing.keys",
                        "bm90IG9mIGFueSB0ZXN0OiAzMiBieXRlcyBhcmUgaGU=,dGVzdHMgb25seTogbm90IGEgc2VjcmV0IGF0IGFsbCE="));

        assertThat(ProductionCheck.findings(config, RULES)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "Password123",
                "secret",
                "change-me",
                "changeit",
                "<fill in>",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "12345678"
            })
    void whatEverybodyKnowsIsNoSecret(String value) {
        assertThat(Secrets.isDefault(value)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"correct horse battery staple", "9f1b0c6c4c2b4c1f", "kyber-7Jq2xT0"})
    void aSecretOfOnesOwnIsOne(String value) {
        assertThat(Secrets.isDefault(value)).isFalse();
    }

    private static Config config(String profile, Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withProfile(profile)
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build();
    }
}
