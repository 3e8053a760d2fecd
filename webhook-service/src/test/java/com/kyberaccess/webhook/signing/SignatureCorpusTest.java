package com.kyberaccess.webhook.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.TestTenants;
import com.kyberaccess.webhook.testsupport.Api;
import com.kyberaccess.webhook.testsupport.Egress;
import com.kyberaccess.webhook.testsupport.NeedsProgram;
import com.kyberaccess.webhook.testsupport.NpmPackage;
import com.kyberaccess.webhook.testsupport.Script;
import com.kyberaccess.webhook.testsupport.TestEvents;
import com.kyberaccess.webhook.testsupport.TestReceiver;
import com.kyberaccess.webhook.testsupport.TestReceiver.Received;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Requests for awkward events, verified by programs that are not ours: the contract's two samples and the official
/// library of Standard Webhooks.
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Egress.class)
class SignatureCorpusTest {
    private static final JsonMapper JSON = new JsonMapper();

    /// `data` as another service might send it.
    private static final List<String> CORPUS = List.of(
            "{}",
            "null",
            "{\"empty\":\"\",\"blank\":\" \",\"list\":[],\"object\":{},\"null\":null}",
            "{\"emoji\":\"\uD83D\uDE80\uD83D\uDC69\u200D\uD83D\uDCBB\",\"flag\":\"\uD83C\uDDE9\uD83C\uDDEA\"}",
            "{\"separators\":\"a\u2028b\u2029c\u0085d\uFEFFe\"}",
            "{\"escaped\":\"\\u2028\\u2029\\u00e9\\uD83D\\uDE80\\/\\b\\f\\n\\r\\t\\\"\\\\\"}",
            "{\"control\":\"\\u0000\\u0001\\u001f\\u007f\"}",
            "{\"lone\":\"\\ud800\",\"reversed\":\"\\udc00\\ud800\",\"half\":\"a\\udfffb\"}",
            "{\"combining\":\"e\u0301 \u00e9 \uD834\uDD1E\",\"rtl\":\"\u202eabc\u202c \u05e9\u05dc\u05d5\u05dd\"}",
            "{\"names\":[\"Zo\u00eb\",\"\u674e\u5c0f\u9f8d\",\"\u041d\u0438\u043d\u0430\",\"O'Brien\",\"<script>&amp;</script>\"]}",
            "{\"big\":12345678901234567890,\"beyond\":9007199254740993,\"safe\":9007199254740991,\"minus\":-9007199254740993}",
            "{\"huge\":1e400,\"large\":1.7976931348623157e308,\"e21\":1e21,\"e20\":100000000000000000000}",
            "{\"tiny\":5e-324,\"small\":1e-7,\"six\":0.000001,\"underflow\":1e-400}",
            "{\"zero\":0,\"minus\":-0,\"float\":-0.0,\"one\":1.0,\"trailing\":1.10,\"exp\":1E+2}",
            "{\"sum\":0.30000000000000004,\"third\":0.3333333333333333,\"pi\":3.141592653589793238462643}",
            "{\"10\":1,\"9\":2,\"b\":3,\"a\":4,\"01\":5,\"-1\":6,\"4294967294\":7,\"4294967295\":8,\"1.5\":9}",
            "{\"\":\"empty key\",\" \":\"blank key\",\"__proto\":1,\"constructor\":2,\"toString\":3,\"a.b\":4,\"\u2028\":5}",
            "{\"visitor\":{\"custom_fields\":%s}}".formatted("{\"a\":".repeat(60) + "[1,\"\u00fc\"]" + "}".repeat(60)),
            "{\"deep\":%s}".formatted("[".repeat(100) + "]".repeat(100)),
            "{\"long\":\"%s\"}".formatted("\u00e4\uD83D\uDE80x".repeat(5_000)),
            "{\"numbers\":%s}".formatted(Collections.nCopies(1_000, "0.1")),
            "{\"json\":\"{\\\"a\\\":\\\"b\\\"}\",\"dots\":\"1705312200.{}\",\"equals\":\"sha256=\"}",
            "[1,\"two\",null,true,{\"three\":3}]",
            "\"just text \u2028\"",
            "-1.5e-9",
            "{\"true\":true,\"false\":false,\"spaces\" : [ 1 , 2 ]}");

    private final TestReceiver receiver = new TestReceiver();

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    @NeedsProgram("node")
    void contractsNodeSampleVerifiesTheCorpus() {
        var tenant = TestTenants.next();
        var webhook = Api.subscribe(tenant, receiver.url(), "*");
        assertVerified(corpus(tenant), webhook.secret(), "node", "samples/run.js", "samples/verify_webhook.js");
    }

    @Test
    @NeedsProgram("python3")
    void contractsPythonSampleVerifiesTheCorpus() {
        var tenant = TestTenants.next();
        var webhook = Api.subscribe(tenant, receiver.url(), "*");
        assertVerified(corpus(tenant), webhook.secret(), "python3", "samples/run.py", "samples/verify_webhook.py");
    }

    @Test
    @NeedsProgram("npm")
    void officialLibraryVerifiesTheCorpusWithBothSecretsWhileAnOverlapLasts() {
        // Given
        var library = NpmPackage.installed("standardwebhooks", "1.0.0").toString();
        var tenant = TestTenants.next();
        var webhook = Api.subscribe(tenant, receiver.url(), "*");

        // When
        var before = corpus(tenant);

        // Then
        assertVerified(before, webhook.secret(), "node", "samples/run_standard.js", library);

        // When
        var fresh = rotate(tenant, webhook, 3_600);
        var overlapping = corpus(tenant);

        // Then
        assertVerified(overlapping, fresh, "node", "samples/run_standard.js", library);
        assertVerified(overlapping, webhook.secret(), "node", "samples/run_standard.js", library);
        // The contract's header stays with the secret that its receivers have.
        assertVerified(overlapping, webhook.secret(), "node", "samples/run.js", "samples/verify_webhook.js");
        assertRefused(overlapping, fresh, "node", "samples/run.js", "samples/verify_webhook.js");

        // When
        var last = rotate(tenant, webhook, 0);
        var after = corpus(tenant);

        // Then
        assertVerified(after, last, "node", "samples/run_standard.js", library);
        assertRefused(after, fresh, "node", "samples/run_standard.js", library);
        assertVerified(after, last, "node", "samples/run.js", "samples/verify_webhook.js");
    }

    /// Publishes the corpus.
    ///
    /// @return the requests that it became
    private List<Received> corpus(Tenant tenant) {
        int before = receiver.received().size();
        CORPUS.forEach(data -> TestEvents.publish(tenant, TestEvents.VISITOR, "visitor.updated", data));
        return receiver.await(before + CORPUS.size()).subList(before, before + CORPUS.size());
    }

    private static String rotate(Tenant tenant, Api.Webhook webhook, int overlap) {
        return Api.as(tenant)
                .body(Map.of("overlap_seconds", overlap))
                .post("/api/v1/webhooks/{id}/rotate-secret", webhook.id())
                .jsonPath()
                .getString("data.signing_secret");
    }

    private static void assertVerified(List<Received> requests, String secret, String interpreter, String... program) {
        var verdicts = Script.run(lines(requests, secret), interpreter, program);
        assertThat(verdicts).hasSameSizeAs(requests).containsOnly("true");
        // What was changed, or signed with something else, is refused by the same program.
        var changed = requests.stream()
                .map(request -> new Received(
                        request.path(),
                        request.headers(),
                        request.text()
                                .replace("visitor.updated", "visitor.deleted")
                                .getBytes(UTF_8),
                        request.from()))
                .toList();
        assertRefused(changed, secret, interpreter, program);
        assertRefused(requests, "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", interpreter, program);
    }

    private static void assertRefused(List<Received> requests, String secret, String interpreter, String... program) {
        assertThat(Script.run(lines(requests, secret), interpreter, program))
                .hasSameSizeAs(requests)
                .containsOnly("false");
    }

    private static List<String> lines(List<Received> requests, String secret) {
        return requests.stream().map(request -> line(request, secret)).toList();
    }

    private static String line(Received request, String secret) {
        try {
            return JSON.writeValueAsString(
                    Map.of("headers", request.headers(), "body", request.text(), "secret", secret));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
