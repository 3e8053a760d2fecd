package com.kyberaccess.webhook.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RequestSignerTest {
    /// The example of the Standard Webhooks specification's reference libraries.
    @Test
    void standardSignatureIsThatOfTheSpecificationsExample() {
        // Given
        var secret = new SigningSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        var body = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);

        // When
        var headers = new RequestSigner()
                .headers(
                        SigningSecrets.only(secret),
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        "visitor.updated",
                        Instant.ofEpochSecond(1_614_265_330L),
                        body);

        // Then
        assertThat(headers)
                .containsEntry("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
                .containsEntry("X-KyberAccess-Timestamp", "1614265330");
    }

    @Test
    void whileAnOverlapLastsBothSecretsSignAndTheContractsHeaderStaysWithTheOldOne() {
        // Given
        var old = new SigningSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        var fresh = new SigningSecret("whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD");
        var signer = new RequestSigner();
        var body = "{}".getBytes(StandardCharsets.UTF_8);
        var at = Instant.ofEpochSecond(1);

        // When
        var byOld = signer.headers(SigningSecrets.only(old), "dlv_1", "user.login", at, body);
        var byNew = signer.headers(SigningSecrets.only(fresh), "dlv_1", "user.login", at, body);
        var byBoth = signer.headers(new SigningSecrets(fresh, old), "dlv_1", "user.login", at, body);

        // Then
        assertThat(byBoth)
                .containsEntry(
                        "webhook-signature", byNew.get("webhook-signature") + " " + byOld.get("webhook-signature"))
                .containsEntry("X-KyberAccess-Signature", byOld.get("X-KyberAccess-Signature"));
    }

    @Test
    void anotherSecondGivesAnotherSignature() {
        // Given
        var secret = new SigningSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        var signer = new RequestSigner();
        var body = "{}".getBytes(StandardCharsets.UTF_8);

        // When
        var first = signer.headers(SigningSecrets.only(secret), "dlv_1", "user.login", Instant.ofEpochSecond(1), body);
        var second = signer.headers(SigningSecrets.only(secret), "dlv_1", "user.login", Instant.ofEpochSecond(2), body);

        // Then
        assertThat(second.get("X-KyberAccess-Signature")).isNotEqualTo(first.get("X-KyberAccess-Signature"));
        assertThat(second.get("webhook-signature")).isNotEqualTo(first.get("webhook-signature"));
        assertThat(second.get("webhook-id")).isEqualTo(first.get("webhook-id"));
    }
}
